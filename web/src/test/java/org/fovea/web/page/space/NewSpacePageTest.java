package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.space.NewSpace;
import org.fovea.service.space.SpaceService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewSpacePageTest {
  private final NewSpacePage page = new NewSpacePage();
  private final List<NewSpace> made = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();

  @BeforeEach
  void setUp() {
    page.caller = new SomeSpace.Somebody();
    page.gate = gate;
    page.messages = told;
    page.spaces = new Spaces();
    page.wantedKind = "experiment";
    page.setName("Lobes");
  }

  @Test
  void makesTheSpaceAndShowsIt() {
    page.setAcknowledged(true);

    page.create();

    assertThat(made)
        .containsExactly(new NewSpace(SpaceKind.EXPERIMENT, "Lobes", "", Optional.empty()));
    assertThat(gate.led).containsExactly("/space/" + SomeSpace.ID);
  }

  @Test
  void passesOnWhichInstitutionWasChosen() {
    var chosen = InstitutionId.random();
    page.setInstitution(chosen.value());
    page.setAcknowledged(true);

    page.create();

    assertThat(made.getFirst().institution()).contains(chosen);
  }

  @Test
  void makesNothingForWhoeverHasNotReadTheDuties() {
    page.create();

    assertThat(made).isEmpty();
    assertThat(told.keys).containsExactly("duties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "personal_repository", "EXPERIMENT", "workspace"})
  void isAbsentForKindsThatNobodyMakes(String kind) {
    page.wantedKind = kind;

    page.load();

    assertThat(gate.led).containsExactly("absent");
  }

  private final class Spaces extends SpaceService {
    @Override
    public SpaceId create(Caller caller, NewSpace wanted) {
      made.add(wanted);
      return SomeSpace.ID;
    }
  }
}
