package org.fovea.service.institution;

import java.util.Set;
import org.fovea.model.institution.InstitutionId;

/// An institution that is registered and not retired, as it was at most three seconds ago.
///
/// @param facilityCode with which the exIDs of its experiments begin
/// @param scopes the domains whose people belong to it, in small letters
public record RegisteredInstitution(
    InstitutionId id, String name, String facilityCode, Set<String> scopes) {

  public RegisteredInstitution {
    scopes = Set.copyOf(scopes);
  }
}
