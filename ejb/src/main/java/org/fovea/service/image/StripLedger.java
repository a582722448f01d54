package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.ImageEvent.ImageStripped;
import org.fovea.service.shared.ConflictException;

/// The two transactions around making a copy of an original without personal metadata.
@Stateless
public class StripLedger {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject VisibleImages visible;
  @Inject Images images;
  @Inject OriginalStore originals;
  @Inject AuditLog audit;
  @Inject Event<OriginalReplaced> replaced;

  /// What is to be done, if the caller may have it done.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws DeniedException if the caller may not change it
  /// @throws ConflictException if the image is being worked on, or its file cannot be stripped
  public StripTask begin(Caller caller, ImageId id) {
    var image = editable(caller, id);
    var known =
        images
            .metadata(image)
            .map(row -> FileMetadata.parse(row.content()))
            .orElseThrow(() ->
                new ConflictException(
                    "metadata-unknown",
                    "What this file says of itself could not be read, so nothing can be removed."));
    if (!known.strippable()) {
      throw notStrippable(known.notStrippableBecause().orElse(""));
    }
    return new StripTask(id, image.originalRevision());
  }

  /// @param reason of the engine, a sentence
  static ConflictException notStrippable(String reason) {
    return new ConflictException(
        "not-strippable", ("Personal data cannot be removed from this file. " + reason).strip());
  }

  /// Makes the copy the original. The row says which file counts, so whatever a crash leaves, it is
  /// one or the other; the one that does not count is deleted.
  ///
  /// @throws ConflictException if the image was changed meanwhile
  public void finish(Caller caller, StripTask task, StripTask.Copy copy) {
    images.find(task.image()).ifPresent(this::hold);
    var image = editable(caller, task.image());
    if (image.originalRevision() != task.revision()) {
      throw new ConflictException("image-changed", "The file was changed meanwhile.");
    }
    long before = personal(image);
    image.replaced(copy.sizeBytes(), copy.sha256());
    images.keep(image, copy.metadata());
    entities.flush();
    publish(copy, image);
    replaced.fire(new OriginalReplaced(image.id(), task.revision()));
    long after = copy.metadata().map(FileMetadata::personal).orElse(0L);
    audit.record(
        caller, new ImageStripped(image.space().id(), image.id(), Math.max(0, before - after)));
  }

  /// No worker begins now, and what another has written is known.
  private void hold(Image image) {
    images.lockJob(image);
    entities.refresh(image);
  }

  private long personal(Image image) {
    return images
        .metadata(image)
        .map(row -> FileMetadata.parse(row.content()).personal())
        .orElse(0L);
  }

  private void publish(StripTask.Copy copy, Image image) {
    try {
      originals.publish(copy.file(), image.id(), image.originalRevision());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Image editable(Caller caller, ImageId id) {
    var image = visible.get(caller, id);
    guard.require(caller, ImageRights.toEdit(caller, image), Images.place(image));
    if (!image.state().settled()) {
      throw new ConflictException(
          "image-in-work", "The image is being prepared. Try again when that is over.");
    }
    return image;
  }
}
