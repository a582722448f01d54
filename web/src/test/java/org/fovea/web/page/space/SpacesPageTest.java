package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.HandOverView;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceList;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpacesPageTest {
  private final SpacesPage page = new SpacesPage();
  private final List<SpaceFilter> asked = new ArrayList<>();
  private List<SpaceRow> stored =
      List.of(SomeSpace.row(SpaceKind.PERSONAL_REPOSITORY, Role.PRINCIPAL_INVESTIGATOR));

  @BeforeEach
  void setUp() {
    page.caller = new SomeSpace.Somebody();
    page.gate = new SomeSpace.Gate();
    page.spaces = new Spaces();
    page.handOvers = new HandOvers();
  }

  @Test
  void asksForWhatTheAddressSays() {
    page.wantedKind = "team";
    page.wantedText = " lobe ";
    page.wantedArchived = "yes";
    page.wantedFirst = "48";

    page.load();

    assertThat(asked)
        .containsExactly(new SpaceFilter(Optional.of(SpaceKind.TEAM), "lobe", true, 48, 24));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TEAM", "teams", "", "<script>"})
  void asksForAllKindsIfTheAddressNamesNone(String kind) {
    page.wantedKind = kind;

    page.load();

    assertThat(asked.getFirst().kind()).isEmpty();
    assertThat(page.getKind()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999", "x", ""})
  void beginsAtTheBeginningIfTheAddressMakesNoSense(String first) {
    page.wantedFirst = first;

    assertThat(page.getFirst()).isZero();
  }

  @Test
  void keepsTheOtherFiltersInItsAddresses() {
    page.wantedText = "a&b=c";

    assertThat(page.address("", false, 0)).isEqualTo("/spaces?text=a%26b%3Dc");
    assertThat(page.address("team", true, 24))
        .isEqualTo("/spaces?kind=team&text=a%26b%3Dc&archived=yes&from=24");
    page.wantedText = null;
    assertThat(page.address("", false, 0)).isEqualTo("/spaces");
  }

  @Test
  void explainsTheKindsToThoseWhoHaveNothingButTheirOwn() {
    page.load();
    assertThat(page.isExplained()).isTrue();

    stored = List.of(SomeSpace.row(SpaceKind.TEAM, Role.VIEWER));
    page.load();
    assertThat(page.isExplained()).isFalse();
  }

  @Test
  void explainsNothingToThoseWhoSearched() {
    page.wantedText = "nothing like this";
    stored = List.of();

    page.load();

    assertThat(page.isExplained()).isFalse();
  }

  private final class Spaces extends SpaceService {
    @Override
    public SpaceList mine(Caller caller, SpaceFilter filter) {
      asked.add(filter);
      return new SpaceList(stored, stored.size());
    }
  }

  private static final class HandOvers extends HandOverService {
    @Override
    public List<HandOverView> toCaller(Caller caller) {
      return List.of();
    }
  }
}
