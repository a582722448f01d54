package org.fovea.pyramid.decode.tiff;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.fovea.pyramid.memory.PixelStrip;

/// Full-width rows of memory that blocks are decoded into; threads may write to different pixels of
/// it at the same time.
///
/// @param memory row-major
/// @param pixelBytes from one pixel of a row to the next
/// @param rowBytes of the pixels of a row
/// @param stride bytes from one row to the next
/// @param halvings 0, or 1 for a plane of half the width and height, rounded up
record TiffBand(MemorySegment memory, int pixelBytes, int rowBytes, long stride, int halvings) {
  /// Returns the interleaved pixels of a strip, or its three planes.
  static List<TiffBand> of(PixelStrip strip) {
    return strip.format().planar()
        ? List.of(plane(strip, 0), plane(strip, 1), plane(strip, 2))
        : List.of(
            new TiffBand(
                strip.pixels(), strip.format().step(), strip.rowBytes(), strip.stride(), 0));
  }

  private static TiffBand plane(PixelStrip strip, int index) {
    var plane = strip.plane(index);
    return new TiffBand(plane.pixels(), 1, plane.rowBytes(), plane.stride(), index == 0 ? 0 : 1);
  }

  /// Returns where a pixel of the full size is.
  long offset(long x, long row) {
    return (row >> halvings) * stride + (x >> halvings) * pixelBytes;
  }

  /// Writes pixels into a row.
  void put(long x, long row, byte[] pixels, int count) {
    MemorySegment.copy(
        pixels, 0, memory, ValueLayout.JAVA_BYTE, offset(x, row), count * pixelBytes);
  }

  /// Allocates a band for rows of the same shape.
  TiffBand allocateLike(Arena arena, long rows) {
    long bytes = Math.multiplyExact(stride, (rows + halvings) >> halvings);
    return new TiffBand(arena.allocate(bytes), pixelBytes, rowBytes, stride, halvings);
  }

  /// Copies whole rows from a band of the same shape.
  ///
  /// @param from the first row there
  /// @param to the first row here
  /// @param rows of the full size
  void copyRows(TiffBand other, long from, long to, int rows) {
    long count = ((long) rows + halvings) >> halvings;
    MemorySegment.copy(
        other.memory,
        other.offset(0, from),
        memory,
        offset(0, to),
        (count - 1) * stride + rowBytes);
  }
}
