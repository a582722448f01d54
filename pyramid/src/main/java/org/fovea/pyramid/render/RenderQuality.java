package org.fovea.pyramid.render;

/// Which colours a picture has.
public enum RenderQuality {
  /// Those of the pyramid.
  COLOUR,

  /// Luma as of ITU-R BT.601, the grey of JPEG.
  GREY,

  /// Black where the luma is below 128, else white.
  BITONAL
}
