package org.fovea.web.rest.iiif;

import org.fovea.pyramid.geometry.Region;
import org.fovea.service.image.PictureOrder;

/// Width and height of a picture before it is turned, and how large one may be.
///
/// @param width in pixels, 1 or more
/// @param height in pixels, 1 or more
record Size(long width, long height) {
  /// The longest side of a picture. Longer ones would become very large when they are turned.
  static final long MOST_WIDE = 5000;

  /// The most pixels of a picture.
  static final long MOST_PIXELS = PictureOrder.MOST_PIXELS;

  /// Whether a picture of this size is made at all.
  boolean isAllowed() {
    return width >= 1
        && height >= 1
        && width <= MOST_WIDE
        && height <= MOST_WIDE
        && width * height <= MOST_PIXELS;
  }

  /// Whether a region would have to be magnified.
  boolean isLargerThan(Region region) {
    return width > region.width() || height > region.height();
  }

  /// The largest picture of a region.
  ///
  /// @param upscaled whether it may be magnified
  static Size largest(Region region, boolean upscaled) {
    double scale = upscaled ? mostScale(region) : Math.min(1, mostScale(region));
    return new Size(down(region.width() * scale), down(region.height() * scale));
  }

  /// By how much a region can be magnified at most.
  static double mostScale(Region region) {
    double sides = (double) MOST_WIDE / Math.max(region.width(), region.height());
    double pixels = Math.sqrt((double) MOST_PIXELS / region.width() / region.height());
    return Math.min(sides, pixels);
  }

  /// A whole number of pixels that is no larger, but for what rounding took away.
  static long down(double length) {
    return Math.max(1, (long) Math.floor(length + 1e-9));
  }

  /// The nearest whole number of pixels.
  static long near(double length) {
    return Math.max(1, Math.round(length));
  }
}
