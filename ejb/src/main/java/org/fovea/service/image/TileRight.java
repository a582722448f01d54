package org.fovea.service.image;

import org.fovea.model.image.ImageId;

/// That whoever asked for a tile may have those of the same pyramid for a moment: what [TileLoans]
/// lends tiles for. Only [TileService] gives it, after it has asked the guard.
public final class TileRight {
  private final ImageId image;
  private final long generation;
  private final long epoch;
  private final long sinceNanos;

  TileRight(ImageId image, long generation, long epoch, long sinceNanos) {
    this.image = image;
    this.generation = generation;
    this.epoch = epoch;
    this.sinceNanos = sinceNanos;
  }

  ImageId image() {
    return image;
  }

  long generation() {
    return generation;
  }

  /// The epoch before the decision was taken.
  long epoch() {
    return epoch;
  }

  /// When the decision began, as [System#nanoTime] tells.
  long sinceNanos() {
    return sinceNanos;
  }
}
