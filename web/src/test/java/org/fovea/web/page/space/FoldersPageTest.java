package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.FolderView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldersPageTest {
  private final List<FolderView> stored = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private final FoldersPage page = new FoldersPage();

  @BeforeEach
  void setUp() {
    page.folders = new Folders();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
  }

  @Test
  void isOfNoUseWithoutFoldersToThoseWhoCanMakeNone() {
    open("");
    assertThat(page.isUseful()).isFalse();

    open("", Permission.MANAGE_FOLDERS);
    assertThat(page.isUseful()).isTrue();
  }

  @Test
  void showsManyFoldersStepByStep() {
    store(30);
    open("");

    assertThat(page.getTabs()).hasSize(24);
    assertThat(page.isComplete()).isFalse();
    page.more();
    assertThat(page.getTabs()).hasSize(30);
    assertThat(page.isComplete()).isTrue();
  }

  @Test
  void theFolderThatIsLookedAtIsAlwaysShownOnce() {
    store(30);
    var last = stored.getLast();
    open(last.id().value());

    assertThat(page.getTabs()).hasSize(25);
    assertThat(page.getTabs().getLast()).isEqualTo(FoldersPage.Tab.of(last));
    assertThat(page.getCurrentName()).isEqualTo(last.name());
    page.more();
    assertThat(page.getTabs()).hasSize(30);
  }

  @Test
  void goesIfTheFolderIsNotThere() {
    open(FolderId.random().value());

    assertThat(gate.led).containsExactly("absent");
  }

  @Test
  void aNewFolderIsShown() {
    open("", Permission.MANAGE_FOLDERS);
    page.beginCreate();
    page.setName("Left");

    page.save();

    assertThat(done).containsExactly("create Left");
    assertThat(gate.led)
        .containsExactly("/space/" + SomeSpace.ID + "?folder=" + stored.getFirst().id().value());
  }

  @Test
  void theFieldStaysOpenIfTheNameIsRefused() {
    store(2);
    open(stored.getFirst().id().value(), Permission.MANAGE_FOLDERS);
    page.beginRename();
    assertThat(page.getName()).isEqualTo(stored.getFirst().name());
    page.setName("taken");

    page.save();

    assertThat(told.keys).containsExactly("folder-name");
    assertThat(page.getNaming()).isEqualTo(FoldersPage.Naming.CURRENT);

    page.setName("free");
    page.save();
    assertThat(told.keys).containsExactly("folder-name", "folder.renamed");
    assertThat(page.getNaming()).isEqualTo(FoldersPage.Naming.NOTHING);
  }

  @Test
  void leadsToTheSpaceAfterDeletingTheFolder() {
    store(1);
    var folder = stored.getFirst().id();
    open(folder.value(), Permission.MANAGE_FOLDERS);

    page.delete();

    assertThat(done).containsExactly("delete " + folder);
    assertThat(gate.led).containsExactly("/space/" + SomeSpace.ID);
  }

  private void store(int count) {
    for (int i = 0; i < count; i++) {
      stored.add(folder("Folder " + i));
    }
  }

  private static FolderView folder(String name) {
    return new FolderView(FolderId.random(), name, 3, Instant.EPOCH);
  }

  private void open(String folder, Permission... may) {
    page.head = SomeSpace.head(SomeSpace.project(may));
    page.head.folder = folder;
    gate.show(page::load);
  }

  private final class Folders extends FolderService {
    @Override
    public Page<FolderView, FolderId> list(
        Caller caller, SpaceId space, String text, PageRequest<FolderId> wanted) {
      return SomeSpace.page(stored, wanted, FolderView::id);
    }

    @Override
    public FolderView get(Caller caller, Place place) {
      return stored.stream()
          .filter(folder -> place.folder().filter(folder.id()::equals).isPresent())
          .findAny()
          .orElseThrow(NotFoundException::new);
    }

    @Override
    public FolderId create(Caller caller, SpaceId space, String name) {
      done.add("create " + name);
      stored.add(folder(name));
      return stored.getLast().id();
    }

    @Override
    public void rename(Caller caller, Place folder, String name) {
      if (name.equals("taken")) {
        throw new ConflictException("folder-name", "There is a folder of that name here already.");
      }
      done.add("rename " + name);
    }

    @Override
    public void delete(Caller caller, Place folder) {
      done.add("delete " + folder.folder().orElseThrow());
    }
  }
}
