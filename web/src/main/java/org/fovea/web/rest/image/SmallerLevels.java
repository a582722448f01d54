package org.fovea.web.rest.image;

import org.fovea.pyramid.geometry.PyramidShape;

/// The levels of a pyramid as Zoomify and XYZ count them: their level 0 is the largest that is a
/// single tile, where Deep Zoom's is a single pixel.
///
/// @param shape of the pyramid
record SmallerLevels(PyramidShape shape) {
  /// The level of Deep Zoom that is level 0 here.
  int first() {
    int level = shape.levels() - 1;
    while (level > 0 && shape.tiles(level) > 1) {
      level--;
    }
    return level;
  }

  /// How many levels there are here.
  int count() {
    return shape.levels() - first();
  }

  /// How many tiles there are in all of them.
  long tiles() {
    return tilesBelow(count());
  }

  /// How many tiles the levels below one have.
  ///
  /// @param level 0 to [#count()]
  long tilesBelow(int level) {
    long tiles = 0;
    for (int i = 0; i < level; i++) {
      tiles += shape.tiles(first() + i);
    }
    return tiles;
  }
}
