package org.fovea.model.image;

/// How far an image has come.
public enum ImageState {
  /// Waits for its pyramid to be made.
  PENDING,
  /// Its pyramid is being made.
  PROCESSING,
  /// Can be looked at.
  READY,
  /// No pyramid could be made; the reason says why. The original can still be downloaded.
  FAILED;

  /// Whether nothing more will happen by itself.
  public boolean settled() {
    return this == READY || this == FAILED;
  }
}
