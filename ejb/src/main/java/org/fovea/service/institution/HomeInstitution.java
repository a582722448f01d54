package org.fovea.service.institution;

import java.util.Optional;
import java.util.Set;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.access.AffiliationKind;

/// A registered institution to which somebody belongs just now.
///
/// @param facilityCode with which the exIDs of its experiments begin
/// @param scopes the domains whose people belong to it, in small letters
/// @param affiliations what they are there, such as `faculty`, in lower case and without scope;
///   empty if only their domain is known
public record HomeInstitution(
    InstitutionId id,
    String name,
    String facilityCode,
    Set<String> scopes,
    Set<String> affiliations) {

  public HomeInstitution {
    scopes = Set.copyOf(scopes);
    affiliations = Set.copyOf(affiliations);
  }

  /// Whether they belong to it, and were not only there once or in its library.
  public boolean belongs() {
    var kinds = affiliations.stream().map(AffiliationKind::find).flatMap(Optional::stream).toList();
    return kinds.isEmpty() || kinds.stream().anyMatch(AffiliationKind::belongs);
  }

  /// Says nothing of the person, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "HomeInstitution[" + id.value() + "]";
  }
}
