package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
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
  private final Arena arena = Arena.ofShared(); // a codec may be closed by another thread
  private final MemorySegment handle;
  private final MemorySegment bufferPointer = arena.allocate(ADDRESS);
  private final MemorySegment size = arena.allocate(JAVA_LONG);
  private MemorySegment buffer = arena.allocate(1 << 20);

  TurboJpegCodec(TurboJpegLibrary library, int quality) {
    this.library = library;
    this.quality = quality;
    this.handle = library.open();
  }

  @Override
  public byte[] encode(PixelStrip strip, int x, int row, int width, int rows) throws IOException {
    Objects.checkFromIndexSize(x, width, strip.width());
    Objects.checkFromIndexSize(row, rows, strip.rows());
    boolean grey = strip.format() == PixelFormat.GREY;
    if (strip.format().hasAlpha()) {
      throw new IllegalArgumentException("JPEG has no alpha");
    }
    reserve(width, rows);
    bufferPointer.set(ADDRESS, 0, buffer);
    size.set(JAVA_LONG, 0, buffer.byteSize());
    int full = quality >= TileCodecs.FULL_COLOUR_QUALITY ? TJSAMP_444 : TJSAMP_420;
    var pixels =
        new TurboJpegLibrary.Pixels(
            strip.pixels().asSlice(strip.offset(x, row)),
            width,
            Math.toIntExact(strip.stride()),
            rows,
            grey ? TJPF_GRAY : TJPF_RGB);
    var options =
        new TurboJpegLibrary.Options(grey ? TJSAMP_GRAY : full, quality, NO_REALLOC | ACCURATE_DCT);
    if (library.compress(handle, pixels, bufferPointer, size, options) != 0) {
      throw new IOException("libjpeg-turbo could not encode a tile: " + library.error(handle));
    }
    return buffer.asSlice(0, size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
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
