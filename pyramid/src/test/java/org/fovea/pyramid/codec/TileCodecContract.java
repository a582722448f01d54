package org.fovea.pyramid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import javax.imageio.ImageIO;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every encoder of tiles that Java can decode keeps to.
abstract class TileCodecContract {
  private static final int WIDTH = 300;
  private static final int ROWS = 64;

  abstract TileCodec open(int quality);

  /// Largest difference of a sample after decoding.
  abstract int tolerance();

  @ParameterizedTest(name = "{2} x {3} px at {0}, {1}")
  @CsvSource({"0, 0, 1, 1", "256, 0, 44, 64", "10, 3, 256, 61", "299, 63, 1, 1", "0, 5, 300, 1"})
  void encodesThePartThatIsAskedFor(int x, int row, int width, int rows) throws IOException {
    try (var codec = open(75);
        var arena = Arena.ofConfined()) {
      var tile = decode(codec.encode(strip(arena, PixelFormat.RGB), x, row, width, rows));
      assertThat(tile.getWidth()).isEqualTo(width);
      assertThat(tile.getHeight()).isEqualTo(rows);
      for (int i = 0; i < width * rows; i++) {
        int rgb = tile.getRGB(i % width, i / width);
        for (int channel = 0; channel < 3; channel++) {
          assertThat((rgb >> (16 - 8 * channel)) & 0xFF)
              .as("channel %d of pixel %d", channel, i)
              .isCloseTo(sample(x + i % width, row + i / width, channel), within(tolerance()));
        }
      }
    }
  }

  @Test
  void greyTilesHaveOneChannel() throws IOException {
    try (var codec = open(75);
        var arena = Arena.ofConfined()) {
      var tile = decode(codec.encode(strip(arena, PixelFormat.GREY), 7, 0, 20, 20));
      assertThat(tile.getRaster().getNumBands()).isEqualTo(1);
      assertThat(tile.getRaster().getSample(3, 2, 0))
          .isCloseTo(sample(10, 2, 0), within(tolerance()));
    }
  }

  @Test
  void theSamePixelsGiveTheSameBytes() throws IOException {
    try (var first = open(80);
        var second = open(80);
        var arena = Arena.ofConfined()) {
      var strip = strip(arena, PixelFormat.RGB);
      first.encode(strip, 100, 0, 50, 50);
      assertThat(first.encode(strip, 0, 0, 256, 64)).isEqualTo(second.encode(strip, 0, 0, 256, 64));
    }
  }

  static BufferedImage decode(byte[] tile) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(tile));
  }

  static PixelStrip strip(Arena arena, PixelFormat format) {
    var strip = PixelStrip.allocate(arena, format, WIDTH, ROWS);
    for (int row = 0; row < ROWS; row++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int channel = 0; channel < format.channels(); channel++) {
          long at = strip.offset(x, row) + channel;
          strip.pixels().set(ValueLayout.JAVA_BYTE, at, (byte) sample(x, row, channel));
        }
      }
    }
    return strip;
  }

  private static int sample(int x, int row, int channel) {
    return Math.min(255, (channel == 0 ? x / 2 : channel == 1 ? row * 2 : 60) + 50);
  }
}
