package org.fovea.pyramid.geometry;

/// Where a tile stands in a pyramid. It may well name a tile that no pyramid has: see
/// [PyramidShape#contains].
///
/// @param level 0 is the level of one pixel
/// @param column from the left, 0 or more
/// @param row from the top, 0 or more
public record TileAddress(int level, long column, long row) {
  public TileAddress {
    if (level < 0 || column < 0 || row < 0) {
      throw new IllegalArgumentException(
          "tile address " + level + "/" + column + "_" + row + " must not be negative");
    }
  }

  /// Returns `level/column_row`, as in the paths of Deep Zoom.
  @Override
  public String toString() {
    return level + "/" + column + "_" + row;
  }
}
