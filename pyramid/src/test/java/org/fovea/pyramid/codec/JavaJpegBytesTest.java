package org.fovea.pyramid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tiles encoded in Java are the same bytes as those by libjpeg-turbo.
@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasTurboJpeg",
    disabledReason = "no libjpeg-turbo")
class JavaJpegBytesTest {
  private static final int SIDE = 530;
  private static final PixelFormat[] FORMATS = {
    PixelFormat.GREY, PixelFormat.RGB, PixelFormat.YCBCR
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 25, 49, 50, 75, 85, 89, 90, 95, 99, 100})
  void everyQuality(int quality) throws IOException {
    try (var arena = Arena.ofConfined()) {
      for (var format : FORMATS) {
        for (var content : Content.values()) {
          var strip = strip(arena, format, content);
          compare(quality, strip, new int[][] {{0, 0, 256, 256}, {256, 2, 255, 253}});
        }
      }
    }
  }

  /// Every size up to two units of 4:2:0 and a bit, so that each kind of edge occurs.
  @ParameterizedTest
  @EnumSource(names = {"GREY", "RGB", "YCBCR"})
  void everySmallSize(PixelFormat format) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var strip = strip(arena, format, Content.WAVES);
      int most = 34;
      var tiles = new int[most * most][];
      for (int i = 0; i < tiles.length; i++) {
        tiles[i] = new int[] {2 * (i % 7), 2 * (i % 5), 1 + i % most, 1 + i / most};
      }
      compare(75, strip, tiles);
      compare(92, strip, tiles);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GREY", "RGB", "YCBCR"})
  void tilesLongerThanABatch(PixelFormat format) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var strip = PixelStrip.allocate(arena, format, 2000, 24);
      fill(strip, Content.WAVES);
      compare(75, strip, new int[][] {{0, 0, 2000, 24}, {4, 2, 769, 17}, {0, 0, 257, 9}});
      compare(90, strip, new int[][] {{0, 0, 2000, 24}, {4, 2, 769, 17}, {0, 0, 257, 9}});
    }
  }

  /// Sizes and places at random, with the seed in the name of what failed.
  @Test
  void randomTiles() throws IOException {
    try (var arena = Arena.ofConfined()) {
      for (int seed = 0; seed < 60; seed++) {
        var random = new Random(seed);
        var format = FORMATS[random.nextInt(FORMATS.length)];
        var content = Content.values()[random.nextInt(Content.values().length)];
        var strip = strip(arena, format, content);
        int x = 2 * random.nextInt(SIDE / 2);
        int row = 2 * random.nextInt(SIDE / 2);
        int width = 1 + random.nextInt(SIDE - x);
        int rows = 1 + random.nextInt(SIDE - row);
        compare(1 + random.nextInt(100), strip, new int[][] {{x, row, width, rows}});
      }
    }
  }

  private static void compare(int quality, PixelStrip strip, int[][] tiles) throws IOException {
    try (var ours = new TileCodecs(TileFormat.JPG, quality, Encoder.JAVA).open();
        var theirs = new TileCodecs(TileFormat.JPG, quality, Encoder.TURBOJPEG).open()) {
      for (var tile : tiles) {
        assertThat(ours.encode(strip, tile[0], tile[1], tile[2], tile[3]))
            .as(
                "%s, %d x %d px at %d, %d, quality %d",
                strip.format(), tile[2], tile[3], tile[0], tile[1], quality)
            .isEqualTo(theirs.encode(strip, tile[0], tile[1], tile[2], tile[3]));
      }
    }
  }

  /// What a picture shows.
  private enum Content {
    /// The largest coefficients.
    BLACK_AND_WHITE,
    NOISE,
    /// Like a photograph: smooth, with edges and a little noise.
    WAVES,
    FLAT;

    int sample(Random random, int x, int y, int channel) {
      return switch (this) {
        case BLACK_AND_WHITE -> random.nextBoolean() ? 255 : 0;
        case NOISE -> random.nextInt(256);
        case WAVES -> {
          double wave = Math.sin(x / (7.0 + channel)) * Math.cos(y / 11.0) * 70;
          int edge = (x / 37 + y / 23) % 2 * 60;
          yield Math.clamp((int) (90 + wave + edge + random.nextGaussian() * 4), 0, 255);
        }
        case FLAT -> 40 + 80 * channel;
      };
    }
  }

  private static PixelStrip strip(Arena arena, PixelFormat format, Content content) {
    var strip = PixelStrip.allocate(arena, format, SIDE, SIDE);
    fill(strip, content);
    return strip;
  }

  private static void fill(PixelStrip strip, Content content) {
    var random = new Random(1);
    if (strip.format().planar()) {
      for (int i = 0; i < 3; i++) {
        fill(strip.plane(i), content, random);
      }
    } else {
      fill(strip, content, random);
    }
  }

  private static void fill(PixelStrip strip, Content content, Random random) {
    int channels = strip.format().channels();
    for (int y = 0; y < strip.rows(); y++) {
      for (int i = 0; i < strip.width() * channels; i++) {
        byte sample = (byte) content.sample(random, i / channels, y, i % channels);
        strip.pixels().set(ValueLayout.JAVA_BYTE, strip.offset(0, y) + i, sample);
      }
    }
  }
}
