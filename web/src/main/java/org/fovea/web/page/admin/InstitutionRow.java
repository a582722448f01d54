package org.fovea.web.page.admin;

import java.io.Serializable;
import org.fovea.service.institution.InstitutionView;
import org.fovea.web.page.shared.Figures;

/// An institution as the list shows it.
///
/// @param rorId the nine characters behind `ror.org/`; empty if it has none
/// @param scopes its domains, with spaces between
/// @param since the day of its registration
/// @param retired since which day it is retired; empty if it is not
public record InstitutionRow(
    String id,
    String name,
    String rorId,
    String facilityCode,
    String scopes,
    String since,
    String retired)
    implements Serializable {

  static InstitutionRow of(InstitutionView institution) {
    return new InstitutionRow(
        institution.id().value(),
        institution.name(),
        institution.rorId().orElse(""),
        institution.facilityCode(),
        String.join(" ", institution.scopes()),
        Figures.day(institution.registeredAt()),
        institution.retiredAt().map(Figures::day).orElse(""));
  }
}
