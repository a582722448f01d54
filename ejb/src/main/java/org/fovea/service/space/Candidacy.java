package org.fovea.service.space;

import java.util.List;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.institution.HomeInstitution;
import org.fovea.service.policy.Judgement;
import org.fovea.service.shared.InvalidException;

/// One institution to which somebody belongs, and whether they may answer for a space of it.
record Candidacy(HomeInstitution institution, Judgement judgement) {

  /// What the person is told about all of theirs.
  static Eligibility eligibility(List<Candidacy> candidacies) {
    var choices =
        candidacies.stream()
            .filter(Candidacy::holds)
            .map(Candidacy::institution)
            .map(home -> new Eligibility.Choice(home.id(), home.name(), home.facilityCode()))
            .toList();
    return new Eligibility(choices, choices.isEmpty() ? reasons(candidacies) : List.of());
  }

  /// The one for which a space is made.
  ///
  /// @param wanted the institution that the person named, or empty if they named none
  /// @throws NotQualifiedException if they may answer for none, or not for the one they named
  /// @throws InvalidException if they named none of several
  static Candidacy choose(List<Candidacy> candidacies, Optional<InstitutionId> wanted) {
    var named =
        candidacies.stream()
            .filter(candidacy -> wanted.isEmpty() || candidacy.isFor(wanted.get()))
            .toList();
    var qualified = named.stream().filter(Candidacy::holds).toList();
    if (qualified.isEmpty()) {
      throw new NotQualifiedException(reasons(named));
    }
    if (qualified.size() > 1) {
      throw new InvalidException(
          "institution-open",
          "You belong to several institutions: say which of them is to own the space.");
    }
    return qualified.getFirst();
  }

  private boolean holds() {
    return judgement.holds();
  }

  private boolean isFor(InstitutionId wanted) {
    return institution.id().equals(wanted);
  }

  private static List<String> reasons(List<Candidacy> candidacies) {
    return candidacies.isEmpty()
        ? List.of(
            "Your login names no institution that is registered here, and only an institution can"
                + " own a space.")
        : candidacies.stream()
            .flatMap(candidacy -> candidacy.judgement().reasons().stream())
            .distinct()
            .toList();
  }
}
