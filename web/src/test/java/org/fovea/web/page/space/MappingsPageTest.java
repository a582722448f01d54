package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.RoleMappingId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.MappingPreview;
import org.fovea.service.space.MappingView;
import org.fovea.service.space.RoleMappingService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsPageTest {
  private static final String GROUP = "urn:geant:example.org:group:lobes";
  private final MappingsPage page = new MappingsPage();
  private final List<MappingView> stored = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private boolean visible = true;

  @BeforeEach
  void setUp() {
    page.head = SomeSpace.head(SomeSpace.project(Permission.MAP_ROLES));
    page.mappings = new Mappings();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
    page.load();
  }

  @Test
  void addsWhatTheFormSaysAndEmptiesIt() {
    page.setPattern(GROUP);
    page.setRole("CONTRIBUTOR");

    page.add();

    assertThat(page.getRows())
        .extracting(MappingForm.Row::pattern, MappingForm.Row::role)
        .containsExactly(tuple(GROUP, "CONTRIBUTOR"));
    assertThat(page.getPattern()).isEmpty();
    assertThat(told.keys).containsExactly("mappings.added");
  }

  @Test
  void keepsWhatWasTypedIfItIsRefused() {
    page.setPattern("nonsense");

    page.add();

    assertThat(page.getPattern()).isEqualTo("nonsense");
    assertThat(told.keys).containsExactly("entitlement");
    assertThat(page.getRows()).isEmpty();
  }

  @Test
  void tellsWhatItWouldDoAndForgetsThatWhenTheNextIsNone() {
    page.setPattern(GROUP);
    page.look();
    assertThat(page.getPreview()).isEqualTo(new MappingPreview("Read so.", List.of(GROUP)));

    page.setPattern("nonsense");
    page.look();
    assertThat(page.getPreview()).isNull();
  }

  @Test
  void removesWhatIsThere() {
    page.setPattern(GROUP);
    page.add();

    page.remove(stored.getFirst().id().value());

    assertThat(page.getRows()).isEmpty();
    assertThat(told.keys).containsExactly("mappings.added", "mappings.removed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "AAAAAAAAAAAAAAAAAAAAAA"})
  void removesNothingElse(String id) {
    page.setPattern(GROUP);
    page.add();

    page.remove(id);

    assertThat(page.getRows()).hasSize(1);
    assertThat(told.keys).containsExactly("mappings.added");
  }

  @Test
  void goesIfTheSpaceCanBeSeenNoMore() {
    visible = false;

    page.look();

    assertThat(gate.led).containsExactly("absent");
  }

  @Test
  void offersNothingToThoseWhoMayNotMap() {
    page.head = SomeSpace.head(SomeSpace.project());

    page.load();

    assertThat(page.isAllowed()).isFalse();
  }

  @Test
  void isAboutTheSpaceThatIsChosenInTheConsole() {
    var console = new MappingsPage();
    console.mappings = page.mappings;
    console.caller = page.caller;
    console.gate = gate;

    console.choose("");
    assertThat(console.isAllowed()).isFalse();

    console.choose(SomeSpace.ID.value());
    assertThat(console.isAllowed()).isTrue();
  }

  @Test
  void nothingOfThePersonsEntitlementsIsWrittenDownWithASession() throws NoSuchFieldException {
    for (var field : List.of("rows", "preview")) {
      var kept = MappingForm.class.getDeclaredField(field);
      assertThat(Modifier.isTransient(kept.getModifiers())).as(field).isTrue();
    }
  }

  private final class Mappings extends RoleMappingService {
    @Override
    public List<MappingView> list(Caller caller, SpaceId space) {
      assertThat(space).isEqualTo(SomeSpace.ID);
      if (!visible) {
        throw new NotFoundException();
      }
      return List.copyOf(stored);
    }

    @Override
    public RoleMappingId add(Caller caller, SpaceId space, String pattern, Role role) {
      requireEntitlement(pattern);
      var id = RoleMappingId.random();
      stored.add(
          new MappingView(id, pattern, Optional.of(role), Optional.empty(), true, Instant.EPOCH));
      return id;
    }

    @Override
    public void remove(Caller caller, SpaceId space, RoleMappingId mapping) {
      stored.removeIf(each -> each.id().equals(mapping));
    }

    @Override
    public MappingPreview preview(Caller caller, String pattern) {
      requireEntitlement(pattern);
      return new MappingPreview("Read so.", List.of(pattern));
    }

    private static void requireEntitlement(String pattern) {
      if (!pattern.startsWith("urn:")) {
        throw new InvalidException("entitlement", "This is none.");
      }
    }
  }
}
