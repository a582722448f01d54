package org.fovea.pyramid.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Reuses strips of one size. Safe for use by many threads; the arena frees them all.
public final class StripPool {
  private final Arena arena;
  private final PixelFormat format;
  private final int width;
  private final int rows;
  private final ConcurrentLinkedQueue<MemorySegment> free = new ConcurrentLinkedQueue<>();

  /// @param arena shared by the threads that use the strips
  public StripPool(Arena arena, PixelFormat format, int width, int rows) {
    this.arena = arena;
    this.format = format;
    this.width = width;
    this.rows = rows;
  }

  /// Returns a strip whose pixels have any value.
  public PixelStrip take() {
    var pixels = free.poll();
    return pixels != null
        ? new PixelStrip(pixels, format, width, rows, PixelStrip.stride(format, width))
        : PixelStrip.allocate(arena, format, width, rows);
  }

  /// Takes a strip back that [#take()] gave, or its upper part.
  public void give(PixelStrip strip) {
    free.add(strip.pixels());
  }
}
