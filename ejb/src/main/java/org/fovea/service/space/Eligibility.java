package org.fovea.service.space;

import java.util.List;
import org.fovea.model.institution.InstitutionId;

/// For which institutions somebody could answer as a principal investigator.
///
/// @param choices the institutions; none if they may not
/// @param reasons why not, each a sentence; none if they may
public record Eligibility(List<Choice> choices, List<String> reasons) {

  /// One institution.
  ///
  /// @param facilityCode with which exIDs of its experiments begin
  public record Choice(InstitutionId institution, String name, String facilityCode) {}
}
