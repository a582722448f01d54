package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.PyramidJob;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.ImageEvent.ImageStripped;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.shared.ConflictException;

/// The two transactions around making a copy of an original without personal metadata.
@Stateless
public class StripLedger {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject VisibleImages visible;
  @Inject Images images;
  @Inject OriginalReplacement replacement;
  @Inject LegalHolds holds;
  @Inject AuditLog audit;

  /// What is to be done, if the caller may have it done.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws DeniedException if the caller may not change it
  /// @throws ConflictException if the image is being worked on, or its file cannot be stripped
  /// @throws org.fovea.service.hold.HeldException if it is under a legal hold
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

  /// Makes the copy the original.
  ///
  /// @throws ConflictException as [#begin], or if the image was changed meanwhile
  public void finish(Caller caller, StripTask task, StripTask.Copy copy) {
    images.find(task.image()).ifPresent(this::hold);
    var image = editable(caller, task.image());
    if (image.originalRevision() != task.revision()) {
      throw new ConflictException("image-changed", "The file was changed meanwhile.");
    }
    long removed = replacement.replace(image, copy);
    audit.record(caller, new ImageStripped(image.space().id(), image.id(), removed));
  }

  /// No worker begins now, and what another has written is known.
  private void hold(Image image) {
    images.lockJob(image);
    entities.refresh(image);
  }

  private Image editable(Caller caller, ImageId id) {
    var image = visible.get(caller, id);
    guard.require(caller, ImageRights.toEdit(caller, image), Images.place(image));
    holds.requireFree(image); // what is removed is deleted
    if (images.findJob(image).filter(PyramidJob::isOpen).isPresent()) {
      throw new ConflictException(
          "image-in-work", "The image is being prepared. Try again when that is over.");
    }
    return image;
  }
}
