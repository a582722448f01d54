package org.fovea.pyramid.decode.jpeg;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.library.JpegDecompressor;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.memory.RowHalver;
import org.fovea.pyramid.memory.RowHalver.Rounding;

/// Brings colour differences of a JPEG file to half the width and height of its luma, if they are
/// not stored that way: each sample is the mean of those that it covers. Used by one thread.
final class ColourHalver {
  private static final int PLANES = 3;

  private final int stored; // samples of a stored row
  private final int wanted; // samples of a halved row
  private final boolean halvesColumns;
  private final boolean halvesRows;
  private final RowHalver halver;

  ColourHalver(JpegDecompressor.Frame frame) {
    this.stored = Math.ceilDiv(frame.width(), frame.horizontal());
    this.wanted = Math.ceilDiv(frame.width(), 2);
    this.halvesColumns = frame.horizontal() == 1;
    this.halvesRows = frame.vertical() == 1;
    this.halver = new RowHalver(stored);
  }

  /// Puts the colours of some rows into a strip.
  ///
  /// @param from first row of luma in the batch, even
  /// @param row of luma in the strip where it goes, even
  /// @param count rows of luma; odd only at the end of the picture
  void halve(JpegDecompressor.Batch batch, int from, PixelStrip strip, int row, int count) {
    for (int plane = 1; plane < PLANES; plane++) {
      var samples = batch.planes().get(plane);
      long stride = batch.strides().get(plane);
      var target = strip.plane(plane);
      for (int i = 0; i < count; i += 2) {
        int line = (from + i) / (halvesRows ? 1 : 2);
        int next = halvesRows ? Math.min(line + 1, from + count - 1) : line;
        halve(samples, line * stride, next * stride, target, (row + i) / 2);
      }
    }
  }

  private void halve(MemorySegment samples, long upper, long lower, PixelStrip target, int row) {
    long at = target.offset(0, row);
    if (halvesColumns) {
      halver.halve(samples, upper, lower, stored, target.pixels(), at, Rounding.IN_TURNS);
    } else if (halvesRows) {
      for (int x = 0; x < wanted; x++) {
        int sum =
            (samples.get(JAVA_BYTE, upper + x) & 0xFF) + (samples.get(JAVA_BYTE, lower + x) & 0xFF);
        target.pixels().set(JAVA_BYTE, at + x, (byte) ((sum + (x & 1)) >> 1));
      }
    } else {
      MemorySegment.copy(samples, upper, target.pixels(), at, wanted);
    }
  }
}
