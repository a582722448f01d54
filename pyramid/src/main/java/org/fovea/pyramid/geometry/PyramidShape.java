package org.fovea.pyramid.geometry;

import java.util.Optional;

/// The sizes of all levels and tiles of a Deep Zoom pyramid. Level 0 is one pixel, each further
/// level doubles, the last one has the size of the image.
///
/// @param width of the image in pixels, 1 to 2^31 - 1
/// @param height of the image in pixels, 1 to 2^31 - 1
/// @param tileSize side of a tile without its overlap in pixels, 1 to 8192
/// @param overlap pixels that a tile shares with each neighbour, 0 to `tileSize` / 2
public record PyramidShape(long width, long height, int tileSize, int overlap) {
  private static final int MAX_TILE_SIZE = 8192;

  public PyramidShape {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "size " + width + " x " + height + " must be 1 to " + Integer.MAX_VALUE + " each");
    }
    if (tileSize < 1 || tileSize > MAX_TILE_SIZE) {
      throw new IllegalArgumentException(
          "tile size " + tileSize + " must be 1 to " + MAX_TILE_SIZE);
    }
    if (overlap < 0 || overlap > tileSize / 2) {
      throw new IllegalArgumentException("overlap " + overlap + " must be 0 to " + tileSize / 2);
    }
  }

  /// Makes a shape whose tiles do not overlap.
  public PyramidShape(long width, long height, int tileSize) {
    this(width, height, tileSize, 0);
  }

  /// Returns the number of levels, 1 to 32.
  public int levels() {
    return 1 + Long.SIZE - Long.numberOfLeadingZeros(Math.max(width, height) - 1);
  }

  /// Returns the width of a level in pixels: the image's, halved and rounded up per level.
  public long width(int level) {
    return shrunk(width, level);
  }

  /// Returns the height of a level in pixels.
  public long height(int level) {
    return shrunk(height, level);
  }

  /// Returns how many tiles stand side by side in a level.
  public long columns(int level) {
    return Math.ceilDiv(width(level), tileSize);
  }

  /// Returns how many tiles stand below each other in a level.
  public long rows(int level) {
    return Math.ceilDiv(height(level), tileSize);
  }

  /// Returns the number of tiles of one level.
  public long tiles(int level) {
    return Math.multiplyExact(columns(level), rows(level));
  }

  /// Returns the number of tiles of all levels.
  ///
  /// @throws ArithmeticException if it exceeds a `long`
  public long tiles() {
    return tilesBelow(levels());
  }

  /// Says whether the pyramid has this tile.
  public boolean contains(TileAddress address) {
    return address.level() < levels()
        && address.column() < columns(address.level())
        && address.row() < rows(address.level());
  }

  /// Returns the place of a tile in the order level, row, column: 0 to [#tiles()] - 1.
  ///
  /// @throws IllegalArgumentException if the pyramid has no such tile
  public long ordinal(TileAddress address) {
    requireTile(address);
    return tilesBelow(address.level())
        + address.row() * columns(address.level())
        + address.column();
  }

  /// Returns the tile at a place of that order.
  ///
  /// @param ordinal 0 to [#tiles()] - 1
  /// @throws IllegalArgumentException if the pyramid has no such tile
  public TileAddress address(long ordinal) {
    long left = ordinal;
    for (int level = 0; level < levels() && left >= 0; level++) {
      if (left < tiles(level)) {
        return new TileAddress(level, left % columns(level), left / columns(level));
      }
      left -= tiles(level);
    }
    throw new IllegalArgumentException("no tile number " + ordinal + " in " + this);
  }

  /// Returns what a tile shows, in pixels of its level and including its overlap.
  ///
  /// @throws IllegalArgumentException if the pyramid has no such tile
  public Region region(TileAddress address) {
    requireTile(address);
    long left = Math.max(0, address.column() * tileSize - overlap);
    long top = Math.max(0, address.row() * tileSize - overlap);
    long right = Math.min(width(address.level()), (address.column() + 1) * tileSize + overlap);
    long bottom = Math.min(height(address.level()), (address.row() + 1) * tileSize + overlap);
    return new Region(left, top, right - left, bottom - top);
  }

  /// Returns the tile that shows exactly a region of the image at exactly this size; empty if none
  /// does, as always if tiles overlap.
  ///
  /// @param region in pixels of full resolution
  /// @param width of the tile in pixels
  /// @param height of the tile in pixels
  public Optional<TileAddress> find(Region region, long width, long height) {
    for (int level = levels() - 1; level >= 0 && overlap == 0; level--) {
      long side = (long) tileSize << (levels() - 1 - level); // of a tile, in full resolution
      long column = region.x() / side;
      long row = region.y() / side;
      boolean whole =
          region.x() == column * side
              && region.y() == row * side
              && region.x() + region.width() == Math.min(this.width, (column + 1) * side)
              && region.y() + region.height() == Math.min(this.height, (row + 1) * side);
      var address = new TileAddress(level, column, row);
      if (whole && contains(address)) {
        var shown = region(address);
        if (shown.width() == width && shown.height() == height) {
          return Optional.of(address);
        }
      }
    }
    return Optional.empty();
  }

  private long tilesBelow(int level) {
    long tiles = 0;
    for (int l = 0; l < level; l++) {
      tiles = Math.addExact(tiles, tiles(l));
    }
    return tiles;
  }

  private long shrunk(long size, int level) {
    int levels = levels();
    if (level < 0 || level >= levels) {
      throw new IllegalArgumentException("level " + level + " must be 0 to " + (levels - 1));
    }
    return Math.ceilDiv(size, 1L << (levels - 1 - level));
  }

  private void requireTile(TileAddress address) {
    if (!contains(address)) {
      throw new IllegalArgumentException("no tile " + address + " in " + this);
    }
  }
}
