package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.institution.HomeInstitution;
import org.fovea.service.policy.Judgement;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;

class CandidacyTest {
  private static final InstitutionId ONE = new InstitutionId("One0000000000000000000");
  private static final InstitutionId OTHER = new InstitutionId("Other00000000000000000");

  @Test
  void theOnlyInstitutionNeedNotBeNamed() {
    var candidacies = List.of(qualified(ONE), refused(OTHER, "You are a student there."));

    assertThat(Candidacy.choose(candidacies, Optional.empty()).institution().id()).isEqualTo(ONE);
  }

  @Test
  void ofTwoInstitutionsOneIsNamed() {
    var candidacies = List.of(qualified(ONE), qualified(OTHER));

    assertThatThrownBy(() -> Candidacy.choose(candidacies, Optional.empty()))
        .isInstanceOf(InvalidException.class);
    assertThat(Candidacy.choose(candidacies, Optional.of(OTHER)).institution().id())
        .isEqualTo(OTHER);
  }

  @Test
  void whoQualifiesNowhereIsToldWhy() {
    var candidacies = List.of(refused(ONE, "First."), refused(OTHER, "Second."));

    assertThatThrownBy(() -> Candidacy.choose(candidacies, Optional.empty()))
        .isInstanceOf(NotQualifiedException.class)
        .hasMessage("First. Second.");
    assertThat(Candidacy.eligibility(candidacies))
        .isEqualTo(new Eligibility(List.of(), List.of("First.", "Second.")));
  }

  @Test
  void anotherInstitutionThatWouldDoDoesNotHelpTheOneThatWasNamed() {
    var candidacies = List.of(qualified(ONE), refused(OTHER, "You are a student there."));

    assertThatThrownBy(() -> Candidacy.choose(candidacies, Optional.of(OTHER)))
        .isInstanceOf(NotQualifiedException.class)
        .hasMessage("You are a student there.");
  }

  @Test
  void whoBelongsNowhereIsToldSo() {
    assertThatThrownBy(() -> Candidacy.choose(List.of(), Optional.of(ONE)))
        .isInstanceOf(NotQualifiedException.class)
        .hasMessageContaining("no institution that is registered");
    assertThat(Candidacy.eligibility(List.of()).reasons()).hasSize(1);
  }

  @Test
  void whoQualifiesIsToldTheChoicesAndNoReasons() {
    var candidacies = List.of(qualified(ONE), refused(OTHER, "You are a student there."));

    assertThat(Candidacy.eligibility(candidacies))
        .isEqualTo(new Eligibility(List.of(new Eligibility.Choice(ONE, "Home", "JSC")), List.of()));
  }

  private static Candidacy qualified(InstitutionId id) {
    return new Candidacy(home(id), new Judgement(true, List.of("Staff."), Optional.empty()));
  }

  private static Candidacy refused(InstitutionId id, String reason) {
    return new Candidacy(home(id), new Judgement(false, List.of(reason), Optional.empty()));
  }

  private static HomeInstitution home(InstitutionId id) {
    return new HomeInstitution(id, "Home", "JSC", Set.of(), Set.of());
  }
}
