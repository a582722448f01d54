package org.fovea.service.institution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.institution.Institution;
import org.fovea.model.institution.InstitutionId;

/// An institution as administrators see it.
///
/// @param rorId the nine characters behind `ror.org/`
/// @param scopes the domains whose people belong to it, in order
/// @param retiredAt since when nobody can make spaces for it
public record InstitutionView(
    InstitutionId id,
    String name,
    Optional<String> rorId,
    String facilityCode,
    List<String> scopes,
    Instant registeredAt,
    Optional<Instant> retiredAt) {

  static InstitutionView of(Institution institution) {
    return new InstitutionView(
        institution.id(),
        institution.name(),
        institution.rorId(),
        institution.facilityCode(),
        institution.scopes().stream().sorted().toList(),
        institution.registeredAt(),
        institution.retiredAt());
  }
}
