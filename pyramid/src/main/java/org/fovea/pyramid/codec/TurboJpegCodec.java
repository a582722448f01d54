package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.library.TurboJpegLibrary;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;

/// JPEG tiles by libjpeg-turbo, straight from the strip's memory.
final class TurboJpegCodec implements TileCodec {
  private static final int TJPF_RGB = 0;
  private static final int TJPF_GRAY = 6;
  private static final int TJSAMP_444 = 0;
  private static final int TJSAMP_420 = 2;
  private static final int TJSAMP_GRAY = 3;
  private static final int NO_REALLOC = 1024;
  private static final int ACCURATE_DCT = 4096; // the transform that libvips uses

  private final TurboJpegLibrary library;
  private final int quality;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment handle;
  private final MemorySegment bufferPointer = arena.allocate(ADDRESS);
  private final MemorySegment size = arena.allocate(JAVA_LONG);
  private final MemorySegment planeStarts = arena.allocate(ADDRESS, 3);
  private final MemorySegment planeStrides = arena.allocate(JAVA_INT, 3);
  private MemorySegment buffer = arena.allocate(1 << 20);

  TurboJpegCodec(TurboJpegLibrary library, int quality) {
    this.library = library;
    this.quality = quality;
    this.handle = library.openCompressor();
  }

  @Override
  public byte[] encode(PixelStrip strip, int x, int row, int width, int rows) throws IOException {
    Objects.checkFromIndexSize(x, width, strip.width());
    Objects.checkFromIndexSize(row, rows, strip.rows());
    if (strip.format().hasAlpha()) {
      throw new IllegalArgumentException("JPEG has no alpha");
    }
    reserve(width, rows);
    bufferPointer.set(ADDRESS, 0, buffer);
    size.set(JAVA_LONG, 0, buffer.byteSize());
    int result =
        strip.format().planar()
            ? compressPlanes(strip, x, row, width, rows)
            : compressPixels(strip, x, row, width, rows);
    if (result != 0) {
      throw new IOException("libjpeg-turbo could not encode a tile: " + library.error(handle));
    }
    return buffer.asSlice(0, size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
  }

  private int compressPixels(PixelStrip strip, int x, int row, int width, int rows) {
    boolean grey = strip.format() == PixelFormat.GREY;
    int full = quality >= TileCodecs.FULL_COLOUR_QUALITY ? TJSAMP_444 : TJSAMP_420;
    var pixels = pixels(strip, x, row, width, rows);
    var options =
        new TurboJpegLibrary.Options(grey ? TJSAMP_GRAY : full, quality, NO_REALLOC | ACCURATE_DCT);
    return library.compress(handle, pixels, bufferPointer, size, options);
  }

  private int compressPlanes(PixelStrip strip, int x, int row, int width, int rows) {
    if (x % 2 != 0 || row % 2 != 0) {
      throw new IllegalArgumentException("tile at " + x + ", " + row + " splits a pixel's colour");
    }
    if (width % 2 == 0 && rows % 2 == 0) {
      return compressPlanes(strip, new Region(x, row, width, rows));
    }
    try (var scratch = Arena.ofConfined()) {
      var even = evenCopy(strip, new Region(x, row, width, rows), scratch);
      return compressPlanes(even, new Region(0, 0, width, rows));
    }
  }

  private static TurboJpegLibrary.Pixels pixels(
      PixelStrip strip, int x, int row, int width, int rows) {
    return new TurboJpegLibrary.Pixels(
        strip.pixels().asSlice(strip.offset(x, row)),
        width,
        Math.toIntExact(strip.stride()),
        rows,
        strip.format() == PixelFormat.GREY ? TJPF_GRAY : TJPF_RGB);
  }

  private void setPlanes(PixelStrip strip, int x, int row) {
    for (int plane = 0; plane < 3; plane++) {
      var grey = strip.plane(plane);
      int half = plane == 0 ? 1 : 2;
      long start = grey.offset(x / half, row / half);
      planeStarts.setAtIndex(ADDRESS, plane, grey.pixels().asSlice(start));
      planeStrides.setAtIndex(JAVA_INT, plane, Math.toIntExact(grey.stride()));
    }
  }

  private int compressPlanes(PixelStrip strip, Region tile) {
    setPlanes(strip, (int) tile.x(), (int) tile.y());
    var planes =
        new TurboJpegLibrary.Planes(
            planeStarts, (int) tile.width(), planeStrides, (int) tile.height());
    var options = new TurboJpegLibrary.Options(TJSAMP_420, quality, NO_REALLOC | ACCURATE_DCT);
    return library.compressPlanes(handle, planes, bufferPointer, size, options);
  }

  /// Copies a tile whose last column or row is repeated, for the library reads luma in pairs.
  private static PixelStrip evenCopy(PixelStrip strip, Region tile, Arena arena) {
    int width = (int) tile.width();
    int rows = (int) tile.height();
    var copy = PixelStrip.allocate(arena, PixelFormat.YCBCR, width + 1, rows + 1);
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 1 : 2;
      var from = strip.plane(plane);
      var to = copy.plane(plane);
      int columns = Math.ceilDiv(width, half);
      int count = Math.ceilDiv(rows, half);
      for (int y = 0; y < to.rows(); y++) {
        long source =
            from.offset((int) tile.x() / half, (int) tile.y() / half + Math.min(y, count - 1));
        long target = to.offset(0, y);
        MemorySegment.copy(from.pixels(), source, to.pixels(), target, columns);
        if (to.width() > columns) {
          byte last = to.pixels().get(JAVA_BYTE, target + columns - 1);
          to.pixels().set(JAVA_BYTE, target + columns, last);
        }
      }
    }
    return copy;
  }

  @Override
  public void close() {
    library.close(handle);
    arena.close();
  }

  /// Makes the buffer hold the longest JPEG that these pixels can become (`tjBufSize` for 4:4:4).
  private void reserve(int width, int rows) {
    long needed = (long) ((width + 15) & ~15) * ((rows + 15) & ~15) * 6 + 2048;
    if (buffer.byteSize() < needed) {
      buffer = arena.allocate(needed);
    }
  }
}
