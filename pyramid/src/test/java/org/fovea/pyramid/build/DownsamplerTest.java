package org.fovea.pyramid.build;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Random;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.junit.jupiter.api.Test;

class DownsamplerTest {
  private static final int SIDE = 1024;
  private static final int HALVINGS = 6;

  @Test
  void colourKeepsItsMeanThroughTheLevels() {
    try (var arena = Arena.ofConfined()) {
      var level = PixelStrip.allocate(arena, PixelFormat.YCBCR, SIDE, SIDE);
      var random = new Random(1);
      for (long i = 0; i < level.pixels().byteSize(); i++) {
        level.pixels().set(JAVA_BYTE, i, (byte) (100 + random.nextInt(50)));
      }
      double blue = mean(level.plane(1));
      double red = mean(level.plane(2));
      for (int side = SIDE; side > SIDE >> HALVINGS; side /= 2) {
        var smaller = PixelStrip.allocate(arena, PixelFormat.YCBCR, side / 2, side / 2);
        new Downsampler().shrink(new Downsampler.Part(level, 0, side), smaller, 0);
        level = smaller;
      }
      assertThat(mean(level.plane(1))).isCloseTo(blue, within(0.2)); // always up: 0.75 too much
      assertThat(mean(level.plane(2))).isCloseTo(red, within(0.2));
    }
  }

  private static double mean(PixelStrip grey) {
    long sum = 0;
    for (int y = 0; y < grey.rows(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        sum += grey.pixels().get(JAVA_BYTE, grey.offset(x, y)) & 0xFF;
      }
    }
    return (double) sum / ((long) grey.rows() * grey.width());
  }
}
