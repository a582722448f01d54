package org.fovea.web.page.image;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.image.ImageMoves;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// Moves the images that are chosen on [ImagesPage] to a folder or to another space,
/// `fragments/selection.xhtml`.
@Named
@ViewScoped
public class MovePage implements Serializable {
  private static final int CHOICES = 50; // of folders, and of spaces

  @Inject SpaceService spaces;
  @Inject FolderService folders;
  @Inject ImageMoves moves;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject ImagesPage page;

  private List<Target> folderTargets = List.of();
  private List<Target> spaceTargets = List.of();
  private boolean all = true;
  private String text = "";
  private boolean open;

  /// Where images can go.
  ///
  /// @param address identifier of a space, and after a slash that of a folder if it is one
  /// @param name of the space or folder
  public record Target(String address, String name) implements Serializable {}

  /// Finds out where the images could go, which is not known before somebody asks.
  public void ask() {
    text = "";
    open = messages.attempt(this::choose);
  }

  /// Offers the folders and spaces that have a text in their names.
  ///
  /// @param wanted the text; empty for all, of which the first are offered
  public void find(String wanted) {
    text = wanted.strip();
    open = messages.attempt(this::choose);
  }

  private void choose() {
    var here = page.place();
    var found = folders.list(caller.get(), here.space(), text, PageRequest.first(CHOICES));
    var filter =
        new SpaceFilter(Optional.empty(), text, false, 0, CHOICES).where(Permission.UPLOAD);
    var mine = spaces.mine(caller.get(), filter);
    folderTargets =
        found.rows().stream()
            .filter(folder -> !here.folder().equals(Optional.of(folder.id())))
            .map(folder -> new Target(here.space() + "/" + folder.id(), folder.name()))
            .toList();
    spaceTargets =
        mine.spaces().stream()
            .filter(row -> !row.id().equals(here.space()))
            .map(row -> new Target(row.id().value(), row.name()))
            .toList();
    all = found.next().isEmpty() && mine.total() <= CHOICES;
  }

  /// Closes the list of targets and moves nothing.
  public void cancel() {
    open = false;
  }

  /// Moves images to the target that is chosen: all of them or, if one is refused, none.
  ///
  /// @param ids of images as the browser sent them; only those that are shown count
  /// @param target as the browser sent it; only what was offered counts
  public void move(String @Nullable [] ids, String target) {
    var chosen = page.chosen(ids);
    open =
        !messages.attempt(
            () -> moves.move(caller.get(), chosen, place(target)), "move.done", chosen.size());
    page.refresh();
  }

  private Place place(String address) {
    boolean known =
        address.equals(page.getSpace())
            || folderTargets.stream().anyMatch(each -> each.address().equals(address))
            || spaceTargets.stream().anyMatch(each -> each.address().equals(address));
    if (!known) {
      throw new InvalidException("target", "Choose where the images are to go.");
    }
    var parts = address.split("/", 2);
    return new Place(
        new SpaceId(parts[0]),
        parts.length == 2 ? Optional.of(new FolderId(parts[1])) : Optional.empty());
  }

  /// Whether a target is being chosen.
  public boolean isOpen() {
    return open;
  }

  /// Whether there are more targets than are offered at once, so that one looks for them.
  public boolean isSearched() {
    return !all || !text.isEmpty();
  }

  /// What the names of the targets must hold, or an empty text.
  public String getText() {
    return text;
  }

  /// The other folders of the same space.
  public List<Target> getFolderTargets() {
    return folderTargets;
  }

  /// Other spaces.
  public List<Target> getSpaceTargets() {
    return spaceTargets;
  }
}
