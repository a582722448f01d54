package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.space.SpaceChange;
import org.fovea.service.space.SpaceService;
import org.fovea.service.space.SpaceView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private final SettingsPage page = new SettingsPage();
  private final List<Object> asked = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private boolean held;

  @BeforeEach
  void setUp() {
    page.spaces = new Spaces();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
  }

  @Test
  void tellsWhetherTheSpaceIsUnderALegalHold() {
    open(SomeSpace.project(Permission.EDIT_SPACE));
    assertThat(page.isHeld()).isFalse();

    held = true;
    open(SomeSpace.project(Permission.EDIT_SPACE));
    assertThat(page.isHeld()).isTrue();
  }

  private void open(SpaceView view) {
    page.head = SomeSpace.head(view);
    page.load();
  }

  @Test
  void savesWhatWasTypedAndLoadsThePageAnew() {
    open(SomeSpace.project(Permission.EDIT_SPACE));
    assertThat(page.isEditable()).isTrue();
    assertThat(page.getName()).isEqualTo("Lobes");

    page.setName("Lobes, left");
    page.setDescription("Second campaign");
    page.setViewersDownload(true);
    page.save();

    assertThat(asked)
        .containsExactly(
            new SpaceChange(
                Optional.of("Lobes, left"), Optional.of("Second campaign"), Optional.of(true)));
    assertThat(gate.led).containsExactly("/settings/" + SomeSpace.ID + "?done=saved");
  }

  @Test
  void staysWithWhatWasTypedIfItIsRefused() {
    open(SomeSpace.project(Permission.EDIT_SPACE));

    page.setName(" ");
    page.save();

    assertThat(told.keys).containsExactly("name");
    assertThat(gate.led).isEmpty();
    assertThat(page.getName()).isEqualTo(" ");
  }

  @Test
  void onlyAnExperimentHasStages() {
    open(SomeSpace.project(Permission.EDIT_SPACE, Permission.CLOSE_SPACE));

    assertThat(page.getStages()).isEmpty();
    assertThat(page.getStage()).isNull();
  }

  @Test
  void managersGoFromPreparationToMeasuring() {
    open(SomeSpace.experiment(Stage.PREPARATION, false, Permission.EDIT_SPACE));

    assertThat(page.getStages()).containsExactly(Stage.values());
    assertThat(enterable()).containsExactly(Stage.ACTIVE);

    page.enter(Stage.ACTIVE);

    assertThat(asked).containsExactly(Stage.ACTIVE);
    assertThat(gate.led).containsExactly("/settings/" + SomeSpace.ID + "?done=stage");
  }

  @Test
  void onlyWhoMayCloseTheSpaceEndsTheExperimentAndTakesItUp() {
    open(SomeSpace.experiment(Stage.ACTIVE, false, Permission.EDIT_SPACE, Permission.CLOSE_SPACE));
    assertThat(enterable()).containsExactly(Stage.PREPARATION, Stage.DONE);

    open(SomeSpace.experiment(Stage.DONE, false, Permission.EDIT_SPACE, Permission.CLOSE_SPACE));
    assertThat(enterable()).containsExactly(Stage.PREPARATION, Stage.ACTIVE);
  }

  @Test
  void whoMayOnlyEditCannotTakeUpWhatIsDone() {
    open(SomeSpace.experiment(Stage.DONE, false, Permission.EDIT_SPACE));

    assertThat(enterable()).isEmpty();
  }

  @Test
  void inAnArchivedSpaceNoStageCanBeEntered() {
    open(SomeSpace.experiment(Stage.PREPARATION, true, Permission.CLOSE_SPACE));

    assertThat(enterable()).isEmpty();
    assertThat(page.isArchived()).isTrue();
    assertThat(page.isClosable()).isTrue();
    assertThat(page.isEditable()).isFalse();
  }

  @Test
  void archivesAndTakesUp() {
    open(SomeSpace.project(Permission.CLOSE_SPACE));

    page.archive();
    page.takeUp();

    assertThat(asked).containsExactly("archive", "take up");
    assertThat(gate.led)
        .containsExactly(
            "/settings/" + SomeSpace.ID + "?done=archived",
            "/settings/" + SomeSpace.ID + "?done=taken-up");
  }

  private List<Stage> enterable() {
    return page.getStages().stream().filter(page::isEnterable).toList();
  }

  private final class Spaces extends SpaceService {
    @Override
    public boolean isHeld(Caller caller, SpaceId space) {
      return held;
    }

    @Override
    public void change(Caller caller, SpaceId id, SpaceChange change) {
      if (change.name().filter(String::isBlank).isPresent()) {
        throw new InvalidException("name", "A space needs a name.");
      }
      asked.add(change);
    }

    @Override
    public void enter(Caller caller, SpaceId id, Stage next) {
      asked.add(next);
    }

    @Override
    public void archive(Caller caller, SpaceId id) {
      asked.add("archive");
    }

    @Override
    public void takeUp(Caller caller, SpaceId id) {
      asked.add("take up");
    }
  }
}
