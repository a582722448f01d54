package org.fovea.pyramid.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Random;
import org.fovea.pyramid.memory.RowHalver.Rounding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowHalverTest {
  private static final byte UNTOUCHED = 77;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 15, 16, 17, 63, 64, 65, 1023, 1024})
  void eachSampleIsTheMeanOfFour(int width) {
    assertMeans(width, Rounding.UP);
    assertMeans(width, Rounding.IN_TURNS);
  }

  private static void assertMeans(int width, Rounding rounding) {
    var random = new Random(width);
    try (var arena = Arena.ofConfined()) {
      var rows = arena.allocate(3L * width); // the second row starts at an odd place
      var halved = arena.allocate(width + 1L).fill(UNTOUCHED);
      for (int i = 0; i < 3 * width; i++) {
        rows.set(JAVA_BYTE, i, (byte) (random.nextInt(8) == 0 ? 255 : random.nextInt(256)));
      }
      int second = 2 * width;

      new RowHalver(1024).halve(rows, 0, second, width, halved, 0, rounding);

      for (int i = 0; i < (width + 1) / 2; i++) {
        int next = Math.min(2 * i + 1, width - 1);
        int sum = 0;
        for (int at : new int[] {2 * i, next, second + 2 * i, second + next}) {
          sum += Byte.toUnsignedInt(rows.get(JAVA_BYTE, at));
        }
        assertThat(Byte.toUnsignedInt(halved.get(JAVA_BYTE, i)))
            .as("sample %d of %d", i, width)
            .isEqualTo((sum + (rounding == Rounding.UP || i % 2 == 1 ? 2 : 1)) / 4);
      }
      assertThat(halved.get(JAVA_BYTE, (width + 1) / 2)).isEqualTo(UNTOUCHED);
    }
  }
}
