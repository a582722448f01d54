package org.fovea.web.page.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.image.ImageMoves;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.FolderView;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceList;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MovePageTest {
  private static final SpaceId HERE = SpaceId.random();
  private static final ImageId IMAGE = ImageId.random();
  private final FolderView left = new FolderView(FolderId.random(), "Left", 3, Instant.EPOCH);
  private final FolderView right = new FolderView(FolderId.random(), "Right", 0, Instant.EPOCH);
  private final SpaceRow other = row(SpaceId.random(), "Ring");
  private final List<String> asked = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final MovePage page = new MovePage();
  private Optional<FolderId> folder = Optional.empty();
  private boolean moreFolders;
  private long total = 2;
  private boolean visible = true;

  @BeforeEach
  void setUp() {
    page.page = new Shown();
    page.folders = new Folders();
    page.spaces = new Spaces();
    page.moves = new Moves();
    page.caller = new Visiting();
    page.messages = new Told();
  }

  @Test
  void offersOtherFoldersAndSpacesToWhichOneMayUpload() {
    folder = Optional.of(left.id());

    page.ask();

    assertThat(page.isOpen()).isTrue();
    assertThat(page.getFolderTargets())
        .containsExactly(new MovePage.Target(HERE + "/" + right.id(), "Right"));
    assertThat(page.getSpaceTargets())
        .containsExactly(new MovePage.Target(other.id().value(), "Ring"));
    assertThat(page.isSearched()).isFalse();
    assertThat(asked).containsExactly("folders ''", "spaces '' UPLOAD");
  }

  @Test
  void letsLookForWhatIsNotAmongTheFirst() {
    total = 51;
    page.ask();
    assertThat(page.isSearched()).isTrue();
    total = 1;

    page.find(" ring ");

    assertThat(page.isSearched()).isTrue();
    assertThat(asked).endsWith("folders 'ring'", "spaces 'ring' UPLOAD");
    page.ask();
    assertThat(page.getText()).isEmpty();
    assertThat(page.isSearched()).isFalse();
    moreFolders = true;
    page.ask();
    assertThat(page.isSearched()).isTrue();
  }

  @Test
  void movesIntoTheFolderThatIsChosen() {
    page.ask();

    page.move(new String[] {IMAGE.value()}, HERE + "/" + right.id());

    assertThat(done).containsExactly("move to " + new Place(HERE, Optional.of(right.id())));
    assertThat(told).containsExactly("move.done");
    assertThat(page.isOpen()).isFalse();
  }

  @Test
  void movesOutOfTheFolderAndToAnotherSpace() {
    page.ask();

    page.move(new String[] {IMAGE.value()}, HERE.value());
    page.move(new String[] {IMAGE.value()}, other.id().value());

    assertThat(done)
        .containsExactly("move to " + new Place(HERE), "move to " + new Place(other.id()));
  }

  @Test
  void movesNowhereThatWasNotOffered() {
    page.ask();

    page.move(new String[] {IMAGE.value()}, SpaceId.random().value());
    page.move(new String[] {IMAGE.value()}, "");

    assertThat(done).isEmpty();
    assertThat(told).containsExactly("target", "target");
    assertThat(page.isOpen()).isTrue();
  }

  @Test
  void staysOpenIfTheMoveIsRefused() {
    page.ask();

    page.move(new String[0], HERE.value());

    assertThat(told).containsExactly("denied");
    assertThat(page.isOpen()).isTrue();
    page.cancel();
    assertThat(page.isOpen()).isFalse();
  }

  @Test
  void saysSoIfThePlaceCanBeSeenNoMore() {
    visible = false;

    page.ask();

    assertThat(told).containsExactly("not-found");
    assertThat(page.isOpen()).isFalse();
  }

  private static SpaceRow row(SpaceId id, String name) {
    return new SpaceRow(
        id,
        SpaceKind.TEAM,
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Role.CONTRIBUTOR,
        0,
        1,
        Optional.empty(),
        Optional.empty());
  }

  /// Shows one image.
  private final class Shown extends ImagesPage {
    @Override
    public Place place() {
      return new Place(HERE, folder);
    }

    @Override
    public String getSpace() {
      return HERE.value();
    }

    @Override
    public List<ImageId> chosen(String @Nullable [] ids) {
      return ids == null || ids.length == 0 ? List.of() : List.of(IMAGE);
    }

    @Override
    public void refresh() {
      // nothing is shown
    }
  }

  private final class Folders extends FolderService {
    @Override
    public Page<FolderView, FolderId> list(
        Caller caller, SpaceId space, String text, PageRequest<FolderId> wanted) {
      if (!visible) {
        throw new NotFoundException();
      }
      asked.add("folders '" + text + "'");
      return new Page<>(
          List.of(left, right), moreFolders ? Optional.of(right.id()) : Optional.empty());
    }
  }

  private final class Spaces extends SpaceService {
    @Override
    public SpaceList mine(Caller caller, SpaceFilter filter) {
      asked.add(
          "spaces '" + filter.text() + "' " + filter.may().map(Permission::name).orElse("all"));
      return new SpaceList(List.of(row(HERE, "Here"), other), total);
    }
  }

  private final class Moves extends ImageMoves {
    @Override
    public void move(Caller caller, List<ImageId> ids, Place target) {
      if (ids.isEmpty()) {
        throw new DeniedException("denied", "You may not.");
      }
      done.add("move to " + target);
    }
  }

  private static final class Visiting extends CurrentCaller {
    @Override
    public Caller get() {
      return Caller.VISITOR;
    }
  }

  private final class Told extends Messages {
    @Override
    public void info(String key, Object... parameters) {
      told.add(key);
    }

    @Override
    public void refused(RefusedException refusal) {
      told.add(refusal.code());
    }
  }
}
