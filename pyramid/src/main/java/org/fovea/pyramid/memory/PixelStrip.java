package org.fovea.pyramid.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// A full-width band of decoded rows outside the Java heap. Who allocated it owns it; it is not
/// safe for use by many threads unless they touch different pixels.
///
/// @param pixels row-major, each row `stride` bytes apart
/// @param format of each pixel
/// @param width in pixels
/// @param rows in this strip
/// @param stride bytes from the start of a row to that of the next, at least `width * channels`
public record PixelStrip(
    MemorySegment pixels, PixelFormat format, int width, int rows, long stride) {
  private static final long ALIGNMENT = 64; // a cache line

  public PixelStrip {
    if (width < 1 || rows < 1 || stride < (long) width * format.channels()) {
      throw new IllegalArgumentException(
          "strip of " + width + " x " + rows + " with stride " + stride + " is no strip");
    }
    long last = Math.multiplyExact(rows - 1L, stride) + (long) width * format.channels();
    Objects.checkFromToIndex(0, last, pixels.byteSize());
  }

  /// Allocates a strip; its pixels are zero.
  public static PixelStrip allocate(Arena arena, PixelFormat format, int width, int rows) {
    long stride = stride(format, width);
    var pixels = arena.allocate(Math.multiplyExact(stride, (long) rows), ALIGNMENT);
    return new PixelStrip(pixels, format, width, rows, stride);
  }

  /// Returns the bytes that a strip of this size takes.
  ///
  /// @throws ArithmeticException if they exceed a `long`
  public static long bytes(PixelFormat format, long width, long rows) {
    return Math.multiplyExact(stride(format, width), rows);
  }

  /// Returns the strip's upper part, which shares its memory.
  ///
  /// @param count rows to keep, 1 to [#rows()]
  public PixelStrip top(int count) {
    Objects.checkIndex(count - 1, rows);
    return count == rows ? this : new PixelStrip(pixels, format, width, count, stride);
  }

  /// Returns where a pixel starts, in bytes from the start of [#pixels()].
  public long offset(int x, int row) {
    return row * stride + (long) x * format.channels();
  }

  /// Returns the bytes of a row without padding.
  public int rowBytes() {
    return Math.multiplyExact(width, format.channels());
  }

  /// Copies bytes into a row.
  ///
  /// @param row 0 to [#rows()] - 1
  /// @param source pixels in this strip's format, [#rowBytes()] of them from `from` on
  public void putRow(int row, byte[] source, int from) {
    Objects.checkIndex(row, rows);
    MemorySegment.copy(source, from, pixels, ValueLayout.JAVA_BYTE, row * stride, rowBytes());
  }

  static long stride(PixelFormat format, long width) {
    long bytes = Math.multiplyExact(width, (long) format.channels());
    return Math.addExact(bytes, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
