package org.fovea.web.page.image;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.image.ImageService;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.space.SpaceHead;
import org.jspecify.annotations.Nullable;

/// The images of a place: one's own, `images.xhtml`, those of a space or of one of its folders,
/// `space.xhtml`, and those of a folder that somebody shared, `shared.xhtml`. Holds what is shown,
/// decides nothing.
///
/// The list in the browser may be older than this one. So an action names its image by identifier:
/// in the same place there could be another image by now.
@Named
@ViewScoped
public class ImagesPage implements Serializable {
  private static final int STEP = 24; // fills whole rows of two, three, four and six

  @Inject ImageService images;
  @Inject Gallery gallery;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;
  @Inject SpaceHead head;

  private List<ImageCard> cards = List.of();
  private boolean complete = true;
  private int wanted = STEP;
  private String space = "";
  private String folder = "";
  private boolean uploads;
  private boolean editsOwn;
  private boolean editsAll;
  private boolean downloads;
  private String renamed = "";
  private String title = "";

  /// The view action of the page of one's own images.
  public void openOwn() {
    gallery
        .own()
        .ifPresent(own -> {
          allow(EnumSet.allOf(Permission.class));
          space = own.value();
          gate.show(this::reload);
        });
  }

  /// The view action of the page of a space, after that of [SpaceHead].
  public void openSpace() {
    head.ifOpen(this::openSpace);
  }

  private void openSpace(SpaceView view) {
    allow(view.may());
    space = view.id().value();
    folder = head.getFolder();
    reload();
  }

  /// The view action of the page of a folder whose space the caller cannot see.
  ///
  /// @param place the folder
  public void openShared(Place place) {
    space = place.space().value();
    folder = place.folder().map(FolderId::value).orElseThrow();
    reload();
  }

  private void allow(Set<Permission> may) {
    uploads = may.contains(Permission.UPLOAD);
    editsOwn = may.contains(Permission.EDIT_OWN_IMAGES);
    editsAll = may.contains(Permission.EDIT_ALL_IMAGES);
    downloads = may.contains(Permission.DOWNLOAD_ORIGINALS);
  }

  /// Fetches what is shown, whenever something about it has changed.
  public void reload() {
    var newest = gallery.newest(place(), wanted);
    cards = newest.cards();
    complete = newest.complete();
  }

  /// The same for a page that is open; it goes if the caller cannot see the place any more.
  public void refresh() {
    gate.show(this::reload);
  }

  /// Shows some older images as well.
  public void more() {
    wanted = cards.size() + STEP;
    refresh();
  }

  /// Opens the field for an image's title.
  ///
  /// @param id of an image as the browser sent it
  public void beginRename(String id) {
    shown(id)
        .ifPresentOrElse(
            card -> {
              renamed = card.id();
              title = card.title();
            },
            this::gone);
  }

  /// Closes the field and changes nothing.
  public void cancelRename() {
    renamed = "";
  }

  /// Gives the image the title in the field.
  public void rename() {
    change(
        () -> images.rename(caller.get(), Ids.get(renamed, ImageId::new), title),
        "images.renamed",
        title);
  }

  /// Tries once more to make the pyramid of an image.
  ///
  /// @param id of an image as the browser sent it
  public void retry(String id) {
    change(id, image -> images.retry(caller.get(), image), "images.retried");
  }

  /// Deletes an image for good.
  ///
  /// @param id of an image as the browser sent it
  public void delete(String id) {
    change(id, image -> images.delete(caller.get(), image), "images.deleted");
  }

  /// Deletes several images for good: all of them or, if one is refused, none.
  ///
  /// @param ids of images as the browser sent them; only those that are shown count
  public void deleteAll(String @Nullable [] ids) {
    var chosen = chosen(ids);
    change(() -> images.delete(caller.get(), chosen), "images.deleted-all", chosen.size());
  }

  /// Those of the images that are shown.
  ///
  /// @param ids as the browser sent them; null if it sent none
  public List<ImageId> chosen(String @Nullable [] ids) {
    var named = ids == null ? Set.<String>of() : Set.copyOf(Arrays.asList(ids));
    return cards.stream().map(ImageCard::id).filter(named::contains).map(ImageId::new).toList();
  }

  private void change(String id, Consumer<ImageId> change, String done) {
    shown(id)
        .ifPresentOrElse(
            card -> change(() -> change.accept(new ImageId(card.id())), done, card.title()),
            this::gone);
  }

  private Optional<ImageCard> shown(String id) {
    return cards.stream().filter(card -> card.id().equals(id)).findFirst();
  }

  private void gone() {
    messages.refused(new NotFoundException());
    refresh();
  }

  /// A refusal is told, and the page shows how things stand.
  private void change(Runnable change, String done, Object about) {
    if (messages.attempt(change, done, about)) {
      renamed = "";
      if (gallery.own().isEmpty()) {
        gate.lead("/?closed=all"); // it was the last image, and the account went with it
        return;
      }
    }
    refresh();
  }

  /// Where the images are that are shown.
  public Place place() {
    return new Place(
        new SpaceId(space), Optional.of(folder).filter(each -> !each.isEmpty()).map(FolderId::new));
  }

  public List<ImageCard> getCards() {
    return cards;
  }

  public boolean isComplete() {
    return complete;
  }

  /// Identifier of the space, or an empty text if the caller has no account yet.
  public String getSpace() {
    return space;
  }

  /// Identifier of the folder whose images alone are shown, or an empty text.
  public String getFolder() {
    return folder;
  }

  /// Whether files can be dropped here.
  public boolean isUploads() {
    return uploads;
  }

  /// Whether the caller can change any of the images that are shown.
  public boolean isEdits() {
    return cards.stream().anyMatch(this::isEditable);
  }

  /// Whether the caller can change that image.
  public boolean isEditable(ImageCard card) {
    return card.own() ? editsOwn : editsAll;
  }

  /// Whether the caller can fetch the files as they came.
  public boolean isDownloads() {
    return downloads;
  }

  /// Identifier of the image whose title is being changed, or an empty text.
  public String getRenamed() {
    return renamed;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }
}
