package org.fovea.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.space.BreakGlassList;
import org.fovea.service.space.BreakGlassService;
import org.fovea.service.space.BreakGlassView;
import org.fovea.web.page.space.SomeSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakGlassPageTest {
  private final BreakGlassPage page = new BreakGlassPage();
  private final List<BreakGlassView> stored = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private String chosen = SomeSpace.ID.value();

  @BeforeEach
  void setUp() {
    page.glasses = new Glasses();
    page.chosen =
        new ChosenSpace() {
          @Override
          public String getId() {
            return chosen;
          }
        };
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
  }

  @Test
  void opensTheChosenSpaceForTheCauseAndTheCase() {
    page.load();
    page.setCause(Cause.FAULT);
    page.setReference(" INC-4711 ");

    page.open();

    assertThat(done).containsExactly("FAULT INC-4711 " + SomeSpace.ID);
    assertThat(told.keys).containsExactly("break-glass.opened");
    assertThat(page.getReference()).isEmpty();
    assertThat(page.getRows()).hasSize(1).allMatch(row -> row.current() && row.mine());
  }

  @Test
  void keepsTheCaseIfItIsRefused() {
    page.load();
    page.setReference("no digit");

    page.open();

    assertThat(told.keys).containsExactly("reference");
    assertThat(page.getReference()).isEqualTo("no digit");
  }

  @Test
  void opensNothingIfNoSpaceIsChosen() {
    chosen = "";
    page.load();
    page.setReference("INC-4711");

    page.open();

    assertThat(done).isEmpty();
    assertThat(told.keys).containsExactly("not-found");
  }

  @Test
  void endsALook() {
    page.load();
    page.setReference("INC-4711");
    page.open();

    page.end(page.getRows().getFirst().id());

    assertThat(page.getRows()).noneMatch(BreakGlassPage.Row::current);
    assertThat(page.getRows()).extracting(BreakGlassPage.Row::spaceName).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAA!"})
  void whatNamesNoLookIsRefusedInWords(String id) {
    page.load();

    page.end(id);

    assertThat(told.keys).containsExactly("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999", "x", ""})
  void beginsAtTheBeginningIfTheAddressMakesNoSense(String first) {
    page.wantedFirst = first;

    page.load();

    assertThat(page.getFirst()).isZero();
  }

  @Test
  void leavesOutWhatTheAddressSays() {
    page.wantedFirst = "25";

    page.load();

    assertThat(page.getFirst()).isEqualTo(25);
    assertThat(page.getBefore()).isZero();
    assertThat(page.getNext()).isEqualTo(50);
  }

  private final class Glasses extends BreakGlassService {
    @Override
    public BreakGlassView open(Caller caller, SpaceId id, Cause cause, String reference) {
      if (reference.contains(" ")) {
        throw new InvalidException("reference", "No blanks.");
      }
      done.add(cause + " " + reference + " " + id);
      stored.add(view(BreakGlassId.random(), true));
      return stored.getLast();
    }

    @Override
    public void end(Caller caller, BreakGlassId id) {
      stored.replaceAll(each -> each.id().equals(id) ? view(id, false) : each);
    }

    @Override
    public BreakGlassList list(Caller caller, int first, int limit) {
      return new BreakGlassList(stored.stream().skip(first).limit(limit).toList(), stored.size());
    }

    private static BreakGlassView view(BreakGlassId id, boolean open) {
      return new BreakGlassView(
          id,
          SomeSpace.ID,
          open ? Optional.of("Lobes") : Optional.empty(),
          Cause.FAULT,
          "INC-4711",
          Instant.EPOCH,
          Instant.EPOCH,
          open,
          true);
    }
  }
}
