package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockHeaderTest {
  private final SplittableRandom random = new SplittableRandom(11);

  /// Anything from one letter to noise.
  private byte[] content() {
    byte[] content = new byte[1 + random.nextInt(3000)];
    int letters = 1 + random.nextInt(256);
    for (int index = 0; index < content.length; index++) {
      content[index] = (byte) random.nextInt(letters);
    }
    return content;
  }

  @ParameterizedTest(name = "level {0}")
  @ValueSource(ints = {0, 1, 3, 6, 9})
  void everyStreamIsPossible(int level) {
    for (int strategy :
        List.of(Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY)) {
      var deflater = new Deflater(level, true);
      deflater.setStrategy(strategy);
      for (int round = 0; round < 500; round++) {
        byte[] stream = new byte[8000];
        deflater.setInput(content());
        deflater.finish();
        int length = deflater.deflate(stream);
        assertThat(BlockHeader.isPossible(stream, 0, length)).isTrue();
        deflater.reset();
      }
      deflater.end();
    }
  }

  @Test
  void mostNoiseIsNot() {
    byte[] noise = new byte[100_000];
    random.nextBytes(noise);
    long possible =
        IntStream.range(0, noise.length - 10)
            .filter(from -> BlockHeader.isPossible(noise, from, noise.length))
            .count();
    assertThat(possible).isLessThan(30_000); // a fourth has the fixed codes
  }
}
