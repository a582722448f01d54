package org.fovea.service.image;

import org.fovea.model.image.ImageState;
import org.fovea.service.shared.ConflictException;

/// There is no pyramid to look at, or not yet.
public class ImageNotReadyException extends ConflictException {
  private final ImageState state;
  private final int progressPercent;

  ImageNotReadyException(ImageState state, int progressPercent, String message) {
    super("image-not-ready", message);
    this.state = state;
    this.progressPercent = progressPercent;
  }

  public ImageState state() {
    return state;
  }

  /// How much of the pyramid is made, 0 to 100.
  public int progressPercent() {
    return progressPercent;
  }
}
