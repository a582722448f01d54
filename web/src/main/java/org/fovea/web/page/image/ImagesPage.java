package org.fovea.web.page.image;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.model.image.ImageId;
import org.fovea.service.image.ImageService;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.RefusedException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Messages;

/// One's own images, `images.xhtml`. Holds what is shown, decides nothing.
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

  private List<ImageCard> cards = List.of();
  private boolean complete = true;
  private int wanted = STEP;
  private String renamed = "";
  private String title = "";

  /// Fetches what is shown: the view action, and whenever something about it has changed.
  public void reload() {
    var newest = gallery.newest(wanted);
    cards = newest.cards();
    complete = newest.complete();
  }

  /// Shows some older images as well.
  public void more() {
    wanted = cards.size() + STEP;
    reload();
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
    change(() -> images.rename(caller.get(), new ImageId(renamed), title), "images.renamed", title);
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
    reload();
  }

  /// A refusal is told, and the page shows how things stand.
  private void change(Runnable change, String done, String about) {
    try {
      change.run();
      messages.info(done, about);
      renamed = "";
    } catch (RefusedException e) {
      messages.refused(e);
    }
    reload();
  }

  public List<ImageCard> getCards() {
    return cards;
  }

  public boolean isComplete() {
    return complete;
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
