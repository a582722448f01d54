package org.fovea.pyramid.render;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;

/// Gives a picture its colours and encodes it.
final class Finish {
  /// Of what loses: better than the tiles, for these pixels were encoded once already.
  private static final int ENCODING_QUALITY = 85;

  private static final int WHITE = 0xFF;
  private static final int MIDDLE = 128;

  private Finish() {}

  static byte[] encode(Canvas canvas, RenderQuality quality, TileFormat format) throws IOException {
    boolean alpha = format.hasAlpha() && canvas.channels() == Canvas.WITH_ALPHA;
    boolean grey = quality != RenderQuality.COLOUR;
    var pixels = PixelFormat.ofChannels((grey ? 1 : 3) + (alpha ? 1 : 0));
    try (var arena = Arena.ofConfined();
        var codec = TileCodecs.choose(format, ENCODING_QUALITY, Optional.empty()).open()) {
      var strip = PixelStrip.allocate(arena, pixels, canvas.width(), canvas.height());
      var row = new byte[canvas.width() * pixels.channels()];
      for (int y = 0; y < canvas.height(); y++) {
        fill(row, canvas, y, quality, alpha);
        MemorySegment.copy(
            row, 0, strip.pixels(), ValueLayout.JAVA_BYTE, strip.offset(0, y), row.length);
      }
      return codec.encode(strip, 0, 0, canvas.width(), canvas.height());
    }
  }

  private static void fill(byte[] row, Canvas canvas, int y, RenderQuality quality, boolean alpha) {
    int to = 0;
    var rgb = new int[3];
    for (int x = 0; x < canvas.width(); x++) {
      int at = canvas.at(x, y);
      int opacity = canvas.channels() == Canvas.WITH_ALPHA ? canvas.pixels()[at + 3] & 0xFF : WHITE;
      for (int channel = 0; channel < 3; channel++) {
        int sample = canvas.pixels()[at + channel] & 0xFF;
        rgb[channel] = alpha ? divided(sample, opacity) : sample + WHITE - opacity; // on white
      }
      if (quality == RenderQuality.COLOUR) {
        row[to++] = (byte) rgb[0];
        row[to++] = (byte) rgb[1];
        row[to++] = (byte) rgb[2];
      } else {
        row[to++] = (byte) grey(rgb, quality);
      }
      if (alpha) {
        row[to++] = (byte) opacity;
      }
    }
  }

  /// Colours were multiplied by their opacity, and rounding may have made them a trace too large.
  private static int divided(int sample, int opacity) {
    return opacity == WHITE || opacity == 0
        ? sample
        : Math.min(WHITE, (sample * WHITE + opacity / 2) / opacity);
  }

  private static int grey(int[] rgb, RenderQuality quality) {
    int luma = (rgb[0] * 299 + rgb[1] * 587 + rgb[2] * 114 + 500) / 1000; // ITU-R BT.601
    if (quality == RenderQuality.GREY) {
      return luma;
    }
    return luma < MIDDLE ? 0 : WHITE;
  }
}
