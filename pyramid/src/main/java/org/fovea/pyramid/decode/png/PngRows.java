package org.fovea.pyramid.decode.png;

import java.io.IOException;
import org.fovea.pyramid.source.MalformedImageException;

/// The unfiltered rows of one pass of a PNG file (PNG third edition, section 9). Used by one
/// thread.
final class PngRows {
  private final PngData data;
  private final int step; // whole bytes of a pixel, at least one
  private byte[] previous;
  private byte[] current;

  /// @param rowBytes of a row without its filter byte
  /// @param bitsPerPixel of a pixel as stored
  PngRows(PngData data, int rowBytes, int bitsPerPixel) {
    this.data = data;
    this.step = Math.max(1, bitsPerPixel / 8);
    // The pixel to the left of the first one is zero: `step` bytes of margin make it so.
    this.previous = new byte[step + rowBytes];
    this.current = new byte[step + rowBytes];
  }

  /// Returns the bytes before a row's first pixel in the arrays of [#next()].
  int margin() {
    return step;
  }

  /// Returns the next row, valid until the next call.
  byte[] next() throws IOException {
    var row = previous;
    previous = current;
    current = row;
    var filter = new byte[1];
    data.read(filter, 0, 1);
    data.read(row, step, row.length - step);
    switch (filter[0]) {
      case 0 -> {}
      case 1 -> addLeft(row);
      case 2 -> addAbove(row);
      case 3 -> addAverage(row);
      case 4 -> addPaeth(row);
      default ->
          throw new MalformedImageException(
              MalformedImageException.UNKNOWN, "a row of the PNG file has an unknown filter");
    }
    return row;
  }

  private void addLeft(byte[] row) {
    for (int i = step; i < row.length; i++) {
      row[i] += row[i - step];
    }
  }

  private void addAbove(byte[] row) {
    var above = previous;
    for (int i = step; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private void addAverage(byte[] row) {
    var above = previous;
    for (int i = step; i < row.length; i++) {
      row[i] += (byte) (((row[i - step] & 0xFF) + (above[i] & 0xFF)) >> 1);
    }
  }

  private void addPaeth(byte[] row) {
    var above = previous;
    for (int i = step; i < row.length; i++) {
      int left = row[i - step] & 0xFF;
      int up = above[i] & 0xFF;
      int corner = above[i - step] & 0xFF;
      int toLeft = Math.abs(up - corner);
      int toUp = Math.abs(left - corner);
      int toCorner = Math.abs(left + up - 2 * corner);
      row[i] +=
          (byte) (toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner);
    }
  }
}
