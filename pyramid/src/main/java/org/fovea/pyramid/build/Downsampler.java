package org.fovea.pyramid.build;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.memory.RowHalver;
import org.fovea.pyramid.memory.RowHalver.Rounding;

/// Halves pixels: each one of the result is the rounded mean of 2 x 2, at the right and lower edge
/// of an odd size of those that are there. Colours count by their opacity. Halves of a step round
/// up, but those of differences of colour in turns. Used by one thread.
final class Downsampler {
  private int halverWidth = 1;
  private RowHalver halver = new RowHalver(halverWidth);
  private byte[] upper = new byte[0];
  private byte[] lower = new byte[0];
  private byte[] halved = new byte[0];

  /// Some columns of a strip, all its rows.
  ///
  /// @param x first column, even
  /// @param width columns, 1 or more; odd only at the right edge of the level
  record Part(PixelStrip strip, int x, int width) {
    int bytes() {
      return width * strip.format().step();
    }

    /// The same columns of one plane.
    Part plane(int index) {
      return index == 0
          ? new Part(strip.plane(0), x, width)
          : new Part(strip.plane(index), x / 2, (width + 1) / 2);
    }
  }

  /// Shrinks a part of a strip into another one.
  ///
  /// @param source of an even number of rows unless it is the level's last strip
  /// @param target strip of the level above
  /// @param row where row 0 goes in `target`, even for planes; column `x` goes to `x / 2`
  void shrink(Part source, PixelStrip target, int row) {
    if (!target.format().planar()) {
      if (target.format() == PixelFormat.GREY) {
        shrinkPlane(source, target, row, Rounding.UP);
      } else {
        shrinkPixels(source, target, row);
      }
      return;
    }
    for (int plane = 0; plane < target.format().channels(); plane++) {
      int size = plane == 0 ? 1 : 2;
      var rounding = plane == 0 ? Rounding.UP : Rounding.IN_TURNS;
      shrinkPlane(source.plane(plane), target.plane(plane), row / size, rounding);
    }
  }

  private void shrinkPixels(Part source, PixelStrip target, int targetRow) {
    int channels = target.format().channels();
    int pixels = (source.width() + 1) / 2;
    int rows = source.strip().rows();
    if (upper.length < source.bytes() + channels) {
      upper = new byte[source.bytes() + channels];
      lower = new byte[source.bytes() + channels];
      halved = new byte[pixels * channels];
    }
    for (int row = 0; row < rows; row += 2) {
      read(source, row, upper);
      read(source, Math.min(row + 1, rows - 1), lower);
      shrinkRow(target.format(), pixels);
      long at = target.offset(source.x() / 2, targetRow + row / 2);
      MemorySegment.copy(halved, 0, target.pixels(), JAVA_BYTE, at, pixels * channels);
    }
  }

  private void shrinkPlane(Part source, PixelStrip target, int targetRow, Rounding rounding) {
    if (halverWidth < source.width()) {
      halverWidth = source.width();
      halver = new RowHalver(halverWidth);
    }
    var strip = source.strip();
    for (int row = 0; row < strip.rows(); row += 2) {
      halver.halve(
          strip.pixels(),
          strip.offset(source.x(), row),
          strip.offset(source.x(), Math.min(row + 1, strip.rows() - 1)),
          source.width(),
          target.pixels(),
          target.offset(source.x() / 2, targetRow + row / 2),
          rounding);
    }
  }

  /// Copies a row and repeats its last pixel if their number is odd.
  private static void read(Part source, int row, byte[] into) {
    var strip = source.strip();
    int bytes = source.bytes();
    MemorySegment.copy(strip.pixels(), JAVA_BYTE, strip.offset(source.x(), row), into, 0, bytes);
    if ((source.width() & 1) != 0) {
      int channels = strip.format().channels();
      System.arraycopy(into, bytes - channels, into, bytes, channels);
    }
  }

  private void shrinkRow(PixelFormat format, int pixels) {
    switch (format) {
      case RGB -> shrinkRgb(pixels);
      case GREY_ALPHA, RGBA -> shrinkAlpha(pixels, format.channels());
      case GREY, YCBCR -> throw new IllegalArgumentException(format + " is shrunk by planes");
    }
  }

  private void shrinkRgb(int pixels) {
    var a = upper;
    var b = lower;
    var out = halved;
    for (int at = 0, from = 0; at < 3 * pixels; at += 3, from += 6) {
      int red = (a[from] & 0xFF) + (a[from + 3] & 0xFF) + (b[from] & 0xFF) + (b[from + 3] & 0xFF);
      int green =
          (a[from + 1] & 0xFF) + (a[from + 4] & 0xFF) + (b[from + 1] & 0xFF) + (b[from + 4] & 0xFF);
      int blue =
          (a[from + 2] & 0xFF) + (a[from + 5] & 0xFF) + (b[from + 2] & 0xFF) + (b[from + 5] & 0xFF);
      out[at] = (byte) ((red + 2) >> 2);
      out[at + 1] = (byte) ((green + 2) >> 2);
      out[at + 2] = (byte) ((blue + 2) >> 2);
    }
  }

  private void shrinkAlpha(int pixels, int channels) {
    int alpha = channels - 1;
    for (int i = 0; i < pixels; i++) {
      int from = 2 * i * channels;
      int next = from + channels;
      int w0 = upper[from + alpha] & 0xFF;
      int w1 = upper[next + alpha] & 0xFF;
      int w2 = lower[from + alpha] & 0xFF;
      int w3 = lower[next + alpha] & 0xFF;
      int weight = w0 + w1 + w2 + w3;
      for (int c = 0; c < alpha; c++) {
        int sum =
            (upper[from + c] & 0xFF) * w0
                + (upper[next + c] & 0xFF) * w1
                + (lower[from + c] & 0xFF) * w2
                + (lower[next + c] & 0xFF) * w3;
        halved[i * channels + c] = (byte) (weight == 0 ? 0 : (sum + weight / 2) / weight);
      }
      halved[i * channels + alpha] = (byte) ((weight + 2) >> 2);
    }
  }
}
