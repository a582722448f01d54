package org.fovea.pyramid.render;

import org.fovea.pyramid.codec.TileFormat;

/// What is to be made of a region. First it is scaled, then mirrored, then turned.
///
/// @param width that the region is scaled to, in pixels, 1 or more
/// @param height that the region is scaled to, in pixels, 1 or more; both together at most
///   [#MAX_PIXELS]
/// @param mirrored whether left and right change places
/// @param rotation clockwise, in degrees, 0 to 360; a picture that is turned by other than right
///   angles is as large as the rectangle around it, and what it does not cover is transparent, or
///   white where the format knows no transparency
/// @param quality its colours
/// @param format of the file
public record RenderOrder(
    int width,
    int height,
    boolean mirrored,
    double rotation,
    RenderQuality quality,
    TileFormat format) {
  /// The most pixels of one picture before it is turned.
  public static final int MAX_PIXELS = 10_000_000;

  public RenderOrder {
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a picture of " + width + " x " + height + " pixels is not made");
    }
    if (!(rotation >= 0 && rotation <= 360)) {
      throw new IllegalArgumentException("rotation " + rotation + " must be 0 to 360 degrees");
    }
  }
}
