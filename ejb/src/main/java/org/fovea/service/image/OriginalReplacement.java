package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.fovea.model.image.Image;

/// Puts a copy without personal metadata into the place of an original, in the caller's
/// transaction. The row says which file counts, so whatever a crash leaves, it is one or the other;
/// the one that does not count is deleted.
@ApplicationScoped
class OriginalReplacement {
  @PersistenceContext EntityManager entities;
  @Inject Images images;
  @Inject OriginalStore originals;
  @Inject Event<OriginalReplaced> replaced;

  /// Whoever calls this holds the image's job locked, and knows that no legal hold forbids it.
  ///
  /// @return how many personal entries and pictures went
  long replace(Image image, StripTask.Copy copy) {
    int former = image.originalRevision();
    var before = images.content(image);
    image.replaced(copy.sizeBytes(), copy.sha256());
    images.keep(image, copy.metadata().map(after -> after.after(before)));
    entities.flush(); // what the database refuses must not touch a file
    publish(copy, image);
    replaced.fire(new OriginalReplaced(image.id(), former));
    long left = copy.metadata().map(FileMetadata::personal).orElse(0L);
    return Math.max(0, before.personal() - left);
  }

  private void publish(StripTask.Copy copy, Image image) {
    try {
      originals.publish(copy.file(), image.id(), image.originalRevision());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
