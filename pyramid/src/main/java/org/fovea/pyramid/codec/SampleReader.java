package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;

/// Reads a tile's pixels as blocks of luma and colour differences. Where blocks reach beyond the
/// tile, its last column and row are repeated (as libjpeg does). Used by one thread.
final class SampleReader {
  private static final int LONGEST = 8 * BlockBatch.CAPACITY; // as long as 3 * RgbRows.PIXELS

  private final byte[] row = new byte[LONGEST + RgbRows.SLACK];
  private final int[] samples = new int[LONGEST];
  private final RgbRows colours = new RgbRows();
  private Area[] areas = new Area[0];

  /// A rectangle of interleaved pixels.
  private record Area(PixelStrip strip, int x, int row, int width, int rows) {
    /// Copies a row from column `left` on, repeating the last pixel; rows after the last are the
    /// last.
    void read(int left, int y, int pixels, byte[] into) {
      int step = strip.format().step();
      int bytes = Math.min(pixels, width - left) * step;
      long from = strip.offset(x + left, row + Math.min(y, rows - 1));
      MemorySegment.copy(strip.pixels(), JAVA_BYTE, from, into, 0, bytes);
      for (int i = bytes; i < pixels * step; i++) {
        into[i] = into[i - step];
      }
    }
  }

  /// Chooses the tile.
  void start(PixelStrip strip, int x, int row, int width, int rows) {
    if (!strip.format().planar()) {
      areas = new Area[] {new Area(strip, x, row, width, rows)};
      return;
    }
    if (x % 2 != 0 || row % 2 != 0) {
      throw new IllegalArgumentException("tile at " + x + ", " + row + " splits a pixel's colour");
    }
    int columns = (width + 1) / 2;
    int half = (rows + 1) / 2;
    areas =
        new Area[] {
          new Area(strip.plane(0), x, row, width, rows),
          new Area(strip.plane(1), x / 2, row / 2, columns, half),
          new Area(strip.plane(2), x / 2, row / 2, columns, half)
        };
  }

  /// Fills a batch with units of one row, by component: luma from left to right, row of blocks by
  /// row of blocks, then each colour difference.
  ///
  /// @param left column of the tile where the first unit begins
  /// @param top row of the tile where the units begin
  void read(BlockBatch batch, JpegSampling sampling, int left, int top, int units) {
    if (areas[0].strip().format() == PixelFormat.RGB) {
      if (sampling == JpegSampling.FULL) {
        readFull(batch, left, top, units);
      } else {
        readHalved(batch, left, top, units);
      }
      return;
    }
    int factor = sampling.factor();
    for (int row = 0; row < factor; row++) {
      readPlane(areas[0], batch, left, top + 8 * row, row * factor * units, factor * units);
    }
    for (int i = 1; i < areas.length; i++) {
      int first = (sampling.lumaBlocks() + i - 1) * units;
      readPlane(areas[i], batch, left / factor, top / factor, first, units);
    }
  }

  private void readPlane(Area area, BlockBatch batch, int left, int top, int first, int blocks) {
    for (int y = 0; y < 8; y++) {
      area.read(left, top + y, 8 * blocks, row);
      for (int i = 0; i < 8 * blocks; i++) {
        samples[i] = (row[i] & 0xFF) - 128;
      }
      for (int column = 0; column < 8; column++) {
        batch.put(samples, column, 8, first, blocks, 8 * y + column);
      }
    }
  }

  private void readFull(BlockBatch batch, int left, int top, int units) {
    for (int y = 0; y < 8; y += 2) {
      readPair(left, top + y, 8 * units);
      for (int i = 0; i < 2; i++) {
        colours.copyLuma(i, batch, 0, units, y + i);
        colours.copyColours(i, batch, units, units, y + i);
      }
    }
  }

  private void readHalved(BlockBatch batch, int left, int top, int units) {
    for (int y = 0; y < 16; y += 2) {
      boolean inside = top + y < areas[0].rows();
      if (inside) {
        readPair(left, top + y, 16 * units);
      }
      // below the tile each component repeats its last row: of luma the lower one of the last pair
      int first = y < 8 ? 0 : 2 * units;
      colours.copyLuma(inside ? 0 : 1, batch, first, 2 * units, y & 7);
      colours.copyLuma(1, batch, first, 2 * units, y + 1 & 7);
      colours.copyHalvedColours(batch, 4 * units, units, y / 2);
    }
  }

  private void readPair(int left, int y, int pixels) {
    for (int i = 0; i < 2; i++) {
      areas[0].read(left, y + i, pixels, row);
      colours.putRow(i, row, pixels);
    }
    colours.convert();
  }
}
