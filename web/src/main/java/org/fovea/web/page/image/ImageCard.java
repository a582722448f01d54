package org.fovea.web.page.image;

import java.io.Serializable;
import org.fovea.model.image.ImageState;
import org.fovea.service.image.ImageView;
import org.fovea.web.page.shared.Figures;

/// An image in the words and figures of a page.
///
/// @param id its identifier
/// @param title what people call it
/// @param fileName what the uploader called the file
/// @param state how far it has come
/// @param progressPercent how much of its pyramid is made, 0 to 100
/// @param reason why there is no pyramid, or no newer one, or an empty text
/// @param stripWanted whether something personal is still to be removed from the original
/// @param length of the file, as `1.23 GB`
/// @param pixels width and height, or an empty text while they are not known
/// @param created when its upload was complete, as ISO 8601 writes it
/// @param createdDay the same as a day
/// @param own whether the person in front of the page uploaded it
public record ImageCard(
    String id,
    String title,
    String fileName,
    ImageState state,
    int progressPercent,
    String reason,
    boolean stripWanted,
    String length,
    String pixels,
    String created,
    String createdDay,
    boolean own)
    implements Serializable {

  /// The card of an image.
  public static ImageCard of(ImageView image) {
    return new ImageCard(
        image.id().value(),
        image.title(),
        image.fileName(),
        image.state(),
        image.progressPercent(),
        image.failureReason().orElse(""),
        image.stripWanted(),
        Figures.bytes(image.sizeBytes()),
        image.size().map(size -> Figures.pixels(size.width(), size.height())).orElse(""),
        image.createdAt().toString(),
        Figures.day(image.createdAt()),
        image.own());
  }

  /// Whether it can be looked at.
  public boolean ready() {
    return state == ImageState.READY;
  }

  /// Whether a pyramid is being made that will take the place of the present one.
  public boolean remaking() {
    return ready() && progressPercent < 100 && reason.isEmpty();
  }

  /// Whether no pyramid could be made.
  public boolean failed() {
    return state == ImageState.FAILED;
  }

  /// Whether it is still on its way.
  public boolean waiting() {
    return !state.settled();
  }
}
