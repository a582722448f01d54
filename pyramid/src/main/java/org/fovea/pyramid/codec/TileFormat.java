package org.fovea.pyramid.codec;

import java.util.Arrays;
import java.util.Optional;

/// What tiles are encoded as.
public enum TileFormat {
  JPG("jpg", false),
  PNG("png", true),
  WEBP("webp", true);

  private final String extension;
  private final boolean alpha;

  TileFormat(String extension, boolean alpha) {
    this.extension = extension;
    this.alpha = alpha;
  }

  /// Returns the file name extension, which is also the name on the command line.
  public String extension() {
    return extension;
  }

  /// Says whether tiles can be transparent.
  public boolean hasAlpha() {
    return alpha;
  }

  /// Returns the format of a file name extension.
  public static Optional<TileFormat> find(String extension) {
    return Arrays.stream(values()).filter(f -> f.extension.equals(extension)).findFirst();
  }
}
