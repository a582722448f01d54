package org.fovea.pyramid.render;

import java.util.ArrayList;
import java.util.List;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.geometry.TileAddress;

/// The part of one level that a picture is made from. Its edges may lie inside of pixels, for a
/// region of the image need not begin at a whole pixel of a smaller level.
///
/// @param level of the pyramid
/// @param left edge in pixels of the level, 0 or more
/// @param top edge in pixels of the level, 0 or more
/// @param right edge, behind `left`
/// @param bottom edge, below `top`
public record SourceWindow(int level, double left, double top, double right, double bottom) {
  /// The most tiles that are decoded for one picture: a picture of the most pixels, made from a
  /// level up to twice as wide and high, needs fewer of 256 pixels.
  static final int MAX_TILES = 1000;

  /// The most pixels of the picture between the two passes of [Resampler]: as wide as the result,
  /// as high as the window.
  static final long MAX_BETWEEN = 3L * RenderOrder.MAX_PIXELS;

  public SourceWindow {
    if (!(left >= 0 && top >= 0 && right > left && bottom > top)) {
      throw new IllegalArgumentException("no window: " + left + ", " + top + ", " + right);
    }
  }

  /// Returns the window of the nearest level: the smallest that need not be magnified. A still
  /// smaller one is taken if more work would be needed than is done for one picture, which happens
  /// only if it is to be much flatter or narrower than the region is.
  ///
  /// @param region of the image in pixels of full resolution, inside the image
  public static SourceWindow of(PyramidShape shape, Region region, RenderOrder order) {
    int level = nearest(shape, region, order);
    var window = at(shape, region, level);
    while (level > 0 && window.isTooMuch(shape, order)) {
      level--;
      window = at(shape, region, level);
    }
    return window;
  }

  private static int nearest(PyramidShape shape, Region region, RenderOrder order) {
    int level = shape.levels() - 1;
    double scale = 0.5;
    while (level > 0
        && region.width() * scale >= order.width()
        && region.height() * scale >= order.height()) {
      level--;
      scale /= 2;
    }
    return level;
  }

  private static SourceWindow at(PyramidShape shape, Region region, int level) {
    double scale = 1.0 / (1L << (shape.levels() - 1 - level));
    return new SourceWindow(
        level,
        region.x() * scale,
        region.y() * scale,
        Math.min((double) shape.width(level), (region.x() + region.width()) * scale),
        Math.min((double) shape.height(level), (region.y() + region.height()) * scale));
  }

  private boolean isTooMuch(PyramidShape shape, RenderOrder order) {
    long columns = lastColumn(shape) - column(shape) + 1;
    long rows = lastRow(shape) - row(shape) + 1;
    return columns * rows > MAX_TILES || pixels().height() * order.width() > MAX_BETWEEN;
  }

  /// Returns the whole pixels that the window touches.
  public Region pixels() {
    long x = (long) left;
    long y = (long) top;
    return new Region(x, y, (long) Math.ceil(right) - x, (long) Math.ceil(bottom) - y);
  }

  /// Returns the tiles that the window touches, row by row.
  public List<TileAddress> tiles(PyramidShape shape) {
    List<TileAddress> tiles = new ArrayList<>();
    for (long row = row(shape); row <= lastRow(shape); row++) {
      for (long column = column(shape); column <= lastColumn(shape); column++) {
        tiles.add(new TileAddress(level, column, row));
      }
    }
    return tiles;
  }

  private long column(PyramidShape shape) {
    return pixels().x() / shape.tileSize();
  }

  private long row(PyramidShape shape) {
    return pixels().y() / shape.tileSize();
  }

  private long lastColumn(PyramidShape shape) {
    return (pixels().x() + pixels().width() - 1) / shape.tileSize();
  }

  private long lastRow(PyramidShape shape) {
    return (pixels().y() + pixels().height() - 1) / shape.tileSize();
  }
}
