package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.FolderView;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Rows;

/// The folders of a space, `fragments/folders.xhtml`: which one is looked at, and what can be done
/// with it.
@Named
@ViewScoped
public class FoldersPage implements Serializable {
  @Inject FolderService folders;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private static final int STEP = 24;

  private List<Tab> tabs = List.of();
  private boolean complete = true;
  private int wanted = STEP;
  private String space = "";
  private String current = "";
  private String name = "";
  private Naming naming = Naming.NOTHING;
  private boolean manages;

  /// What is being given a name.
  public enum Naming {
    NOTHING,
    /// A folder that is to be.
    NEW,
    /// The one that is looked at.
    CURRENT
  }

  /// One folder.
  ///
  /// @param id its identifier
  /// @param images how many it holds
  public record Tab(String id, String name, long images) implements Serializable {
    static Tab of(FolderView folder) {
      return new Tab(folder.id().value(), folder.name(), folder.images());
    }
  }

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    current = head.getFolder();
    manages = view.may().contains(Permission.MANAGE_FOLDERS);
    reload();
  }

  private void reload() {
    var id = new SpaceId(space);
    var found =
        Rows.first(
            wanted, (PageRequest<FolderId> request) -> folders.list(caller.get(), id, "", request));
    tabs = withCurrent(found.map(Tab::of).shown());
    complete = found.complete();
  }

  /// The folder that is looked at has a tab, however many come before it.
  private List<Tab> withCurrent(List<Tab> first) {
    if (current.isEmpty() || first.stream().anyMatch(tab -> tab.id().equals(current))) {
      return first;
    }
    return Stream.concat(first.stream(), Stream.of(Tab.of(folders.get(caller.get(), folder()))))
        .toList();
  }

  /// Shows some more folders as well.
  public void more() {
    wanted += STEP;
    gate.show(this::reload);
  }

  /// Opens the field for the name of a new folder.
  public void beginCreate() {
    naming = Naming.NEW;
    name = "";
  }

  /// Opens the field for the name of the folder that is looked at.
  public void beginRename() {
    naming = Naming.CURRENT;
    name = getCurrentName();
  }

  /// Closes the field and changes nothing.
  public void cancel() {
    naming = Naming.NOTHING;
  }

  /// Makes or renames a folder, and shows it.
  public void save() {
    var id = new SpaceId(space);
    if (naming == Naming.NEW) {
      messages.attempt(() -> lead(folders.create(caller.get(), id, name).value()));
    } else if (messages.attempt(
        () -> folders.rename(caller.get(), folder(), name), "folder.renamed", name)) {
      naming = Naming.NOTHING;
      gate.show(this::reload);
    }
  }

  /// Deletes the folder that is looked at; its images stay in the space.
  public void delete() {
    messages.attempt(() -> {
      folders.delete(caller.get(), folder());
      lead("");
    });
  }

  private void lead(String folder) {
    gate.lead("/space/" + space + (folder.isEmpty() ? "" : "?folder=" + folder));
  }

  private Place folder() {
    return new Place(new SpaceId(space), Optional.of(Ids.get(current, FolderId::new)));
  }

  public String getSpace() {
    return space;
  }

  public List<Tab> getTabs() {
    return tabs;
  }

  /// Whether all folders are shown.
  public boolean isComplete() {
    return complete;
  }

  /// Whether there is any use for the bar: folders, or somebody who could make one.
  public boolean isUseful() {
    return manages || !tabs.isEmpty();
  }

  public boolean isManages() {
    return manages;
  }

  /// Identifier of the folder that is looked at, or an empty text.
  public String getCurrent() {
    return current;
  }

  /// Name of the folder that is looked at, or an empty text.
  public String getCurrentName() {
    return tabs.stream()
        .filter(tab -> tab.id().equals(current))
        .map(Tab::name)
        .findFirst()
        .orElse("");
  }

  public Naming getNaming() {
    return naming;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
