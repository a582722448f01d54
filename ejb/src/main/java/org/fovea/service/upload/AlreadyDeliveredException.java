package org.fovea.service.upload;

import org.fovea.model.image.ImageId;
import org.fovea.service.shared.ConflictException;

/// An instrument wants to send a file that it has delivered to this experiment before.
public class AlreadyDeliveredException extends ConflictException {
  private final transient ImageId image;

  AlreadyDeliveredException(ImageId image) {
    super("already-delivered", "This instrument has delivered this file to this experiment.");
    this.image = image;
  }

  /// What it became; it may be deleted by now.
  public ImageId image() {
    return image;
  }
}
