package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.NotFoundException;

/// The pyramids that somebody may look at: each question asks the guard.
@ApplicationScoped
class VisiblePyramids {
  @Inject Guard guard;
  @Inject AccessEpoch epoch;
  @Inject VisibleImages visible;
  @Inject ShownPyramids memory;
  @Inject Images images;
  @Inject PyramidStore pyramids;

  /// A pyramid that somebody may look at.
  ///
  /// @param id of the image that it shows
  /// @param shown which of its pyramids
  /// @param right to have its tiles lent
  record Visible(ImageId id, ShownPyramid shown, TileRight right) {
    /// Changes when the image gets another pyramid; without quotes.
    String etag() {
      return "g" + generation();
    }

    long generation() {
      return shown.generation();
    }

    String fileName() {
      return shown.fileName();
    }
  }

  /// The finished pyramid of an image.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws ImageNotReadyException if its pyramid is not made
  Visible get(Caller caller, ImageId id) {
    long since = System.nanoTime();
    long began = epoch.now(); // both before anything is decided
    var shown =
        memory.recall(
            caller,
            id,
            known -> guard.require(caller, Permission.VIEW_IMAGES, id, known.place()),
            () -> decide(caller, id));
    return new Visible(id, shown, new TileRight(id, shown.generation(), began, since));
  }

  private ShownPyramid decide(Caller caller, ImageId id) {
    var image = visible.shown(caller, id);
    return new ShownPyramid(Images.place(image), image.fileName(), generation(image));
  }

  <T> T read(Visible pyramid, ReaderCache.Reading<T> reading) {
    try {
      return pyramids.read(pyramid.id(), pyramid.generation(), reading);
    } catch (IOException e) {
      throw new UncheckedIOException("pyramid of image " + pyramid.id() + " cannot be read", e);
    }
  }

  /// Where the file stands.
  Path file(Visible pyramid) {
    return pyramids.find(pyramid.id(), pyramid.generation());
  }

  private long generation(Image image) {
    return image
        .pyramidGeneration()
        .orElseThrow(() ->
            new ImageNotReadyException(
                image.state(),
                images.findJob(image).orElseThrow().progressPercent(),
                image.failureReason().orElse("The pyramid of this image is not made yet.")));
  }
}
