package org.fovea.pyramid.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// A full-width band of decoded rows outside the Java heap. Who allocated it owns it; it is not
/// safe for use by many threads unless they touch different pixels.
///
/// @param pixels row-major, each row `stride` bytes apart; planes behind each other
/// @param format of each pixel
/// @param width in pixels
/// @param rows in this strip
/// @param stride bytes from the start of a row to that of the next, at least `width` times
///   [PixelFormat#step()]; those of the smaller planes have half of it
public record PixelStrip(
    MemorySegment pixels, PixelFormat format, int width, int rows, long stride) {
  private static final long ALIGNMENT = 64; // a cache line

  public PixelStrip {
    if (width < 1 || rows < 1 || stride < (long) width * format.step()) {
      throw new IllegalArgumentException(
          "strip of " + width + " x " + rows + " with stride " + stride + " is no strip");
    }
    if (format.planar() && stride % 2 != 0) {
      throw new IllegalArgumentException("stride " + stride + " of planes must be even");
    }
    long last =
        format.planar()
            ? bytes(stride, rows)
            : Math.multiplyExact(rows - 1L, stride) + (long) width * format.step();
    Objects.checkFromToIndex(0, last, pixels.byteSize());
  }

  /// Allocates a strip; its pixels are zero.
  public static PixelStrip allocate(Arena arena, PixelFormat format, int width, int rows) {
    var pixels = arena.allocate(bytes(format, width, rows), ALIGNMENT);
    return new PixelStrip(pixels, format, width, rows, stride(format, width));
  }

  /// Returns the bytes that a strip of this size takes.
  ///
  /// @throws ArithmeticException if they exceed a `long`
  public static long bytes(PixelFormat format, long width, long rows) {
    long stride = stride(format, width);
    return format.planar() ? bytes(stride, rows) : Math.multiplyExact(stride, rows);
  }

  /// Returns the strip's upper part, which shares its memory. Planes lie elsewhere in it: a strip
  /// is filled and read by the same number of rows.
  ///
  /// @param count rows to keep, 1 to [#rows()]
  public PixelStrip top(int count) {
    Objects.checkIndex(count - 1, rows);
    return count == rows ? this : new PixelStrip(pixels, format, width, count, stride);
  }

  /// Returns one of the planes, as a strip of grey that shares its memory.
  ///
  /// @param index 0 luma, 1 blue difference, 2 red difference
  /// @throws IllegalStateException if the pixels are interleaved
  public PixelStrip plane(int index) {
    if (!format.planar()) {
      throw new IllegalStateException(format + " has no planes");
    }
    Objects.checkIndex(index, format.channels());
    long luma = stride * rows;
    if (index == 0) {
      return new PixelStrip(pixels.asSlice(0, luma), PixelFormat.GREY, width, rows, stride);
    }
    int smallRows = (rows + 1) / 2;
    long bytes = stride / 2 * smallRows;
    return new PixelStrip(
        pixels.asSlice(luma + (index - 1) * bytes, bytes),
        PixelFormat.GREY,
        (width + 1) / 2,
        smallRows,
        stride / 2);
  }

  /// Returns where an interleaved pixel starts, in bytes from the start of [#pixels()].
  public long offset(int x, int row) {
    return row * stride + (long) x * format.step();
  }

  /// Returns the bytes of an interleaved row without padding.
  public int rowBytes() {
    return Math.multiplyExact(width, format.step());
  }

  /// Copies bytes into an interleaved row.
  ///
  /// @param row 0 to [#rows()] - 1
  /// @param source pixels in this strip's format, [#rowBytes()] of them from `from` on
  public void putRow(int row, byte[] source, int from) {
    Objects.checkIndex(row, rows);
    MemorySegment.copy(source, from, pixels, ValueLayout.JAVA_BYTE, row * stride, rowBytes());
  }

  static long stride(PixelFormat format, long width) {
    long bytes = Math.multiplyExact(width, (long) format.step());
    return Math.addExact(bytes, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static long bytes(long stride, long rows) {
    return Math.addExact(
        Math.multiplyExact(stride, rows), Math.multiplyExact(stride, (rows + 1) / 2));
  }
}
