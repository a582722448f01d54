package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.library.WebpLibrary;
import org.fovea.pyramid.memory.PixelStrip;

/// WebP tiles by libwebp, which knows no grey: grey tiles become colour ones.
final class WebpCodec implements TileCodec {
  private final WebpLibrary library;
  private final int quality;

  WebpCodec(WebpLibrary library, int quality) {
    this.library = library;
    this.quality = quality;
  }

  @Override
  public byte[] encode(PixelStrip strip, int x, int row, int width, int rows) throws IOException {
    boolean alpha = strip.format().hasAlpha();
    int channels = strip.format().channels();
    var stored = new byte[width * channels];
    var colours = new byte[width * (alpha ? 4 : 3)];
    try (var arena = Arena.ofConfined()) {
      var packed = arena.allocate((long) colours.length * rows);
      for (int y = 0; y < rows; y++) {
        MemorySegment.copy(
            strip.pixels(), JAVA_BYTE, strip.offset(x, row + y), stored, 0, stored.length);
        var line = channels < 3 ? colour(stored, colours, channels) : stored;
        MemorySegment.copy(line, 0, packed, JAVA_BYTE, (long) y * colours.length, colours.length);
      }
      return library.encode(packed, width, rows, alpha, quality);
    }
  }

  @Override
  public void close() {
    // every call of libwebp stands for itself
  }

  private static byte[] colour(byte[] grey, byte[] colours, int channels) {
    int step = channels + 2;
    for (int from = 0, at = 0; from < grey.length; from += channels, at += step) {
      colours[at] = grey[from];
      colours[at + 1] = grey[from];
      colours[at + 2] = grey[from];
      if (channels == 2) {
        colours[at + 3] = grey[from + 1];
      }
    }
    return colours;
  }
}
