package org.fovea.pyramid.geometry;

/// A rectangle of pixels with its top left corner at (`x`, `y`).
///
/// @param x first column, 0 or more
/// @param y first row, 0 or more
/// @param width in pixels, 1 or more
/// @param height in pixels, 1 or more
public record Region(long x, long y, long width, long height) {
  public Region {
    if (x < 0 || y < 0) {
      throw new IllegalArgumentException("corner " + x + ", " + y + " must not be negative");
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("size " + width + " x " + height + " must be positive");
    }
    Math.addExact(x, width);
    Math.addExact(y, height);
  }
}
