package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Permission;
import org.fovea.service.space.SpaceChange;
import org.fovea.service.space.SpaceService;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// What can be set of a space, `settings.xhtml`: its name and rules, its stage, its end. What was
/// set shows at the top of the page, too, so the page loads itself again.
@Named
@ViewScoped
public class SettingsPage implements Serializable {
  @Inject SpaceService spaces;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private String name = "";
  private String description = "";
  private boolean viewersDownload;
  private boolean archived;
  private boolean held;
  private @Nullable Stage stage;
  private EnumSet<Permission> may = EnumSet.noneOf(Permission.class);

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    name = view.name();
    description = view.description();
    viewersDownload = view.viewersDownload();
    archived = view.archived();
    stage = view.stage().orElse(null);
    may.addAll(view.may());
    held = spaces.isHeld(caller.get(), view.id());
  }

  /// Sets name, description and what viewers may download.
  public void save() {
    var change =
        new SpaceChange(Optional.of(name), Optional.of(description), Optional.of(viewersDownload));
    change(() -> spaces.change(caller.get(), new SpaceId(space), change), "saved");
  }

  /// Takes the experiment to another stage.
  ///
  /// @param next as the browser sent it
  public void enter(Stage next) {
    change(() -> spaces.enter(caller.get(), new SpaceId(space), next), "stage");
  }

  /// Closes the space for changes.
  public void archive() {
    change(() -> spaces.archive(caller.get(), new SpaceId(space)), "archived");
  }

  /// Opens it again.
  public void takeUp() {
    change(() -> spaces.takeUp(caller.get(), new SpaceId(space)), "taken-up");
  }

  private void change(Runnable change, String done) {
    if (messages.attempt(change)) {
      gate.lead("/settings/" + space + "?done=" + done);
    }
  }

  /// Whether the person in front of the page may change what the space says of itself.
  public boolean isEditable() {
    return may.contains(Permission.EDIT_SPACE);
  }

  /// Whether they may archive the space and take it up.
  public boolean isClosable() {
    return may.contains(Permission.CLOSE_SPACE);
  }

  /// Whether the experiment can go from its stage to another one by their hand.
  public boolean isEnterable(Stage next) {
    boolean closes = next == Stage.DONE || stage == Stage.DONE;
    return stage != next
        && !archived
        && may.contains(closes ? Permission.CLOSE_SPACE : Permission.EDIT_SPACE);
  }

  /// The stages of an experiment; none for other spaces.
  public List<Stage> getStages() {
    return stage == null ? List.of() : List.of(Stage.values());
  }

  public @Nullable Stage getStage() {
    return stage;
  }

  /// Whether the space is under a legal hold, for those who manage it.
  public boolean isHeld() {
    return held;
  }

  public boolean isArchived() {
    return archived;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public boolean isViewersDownload() {
    return viewersDownload;
  }

  public void setViewersDownload(boolean viewersDownload) {
    this.viewersDownload = viewersDownload;
  }
}
