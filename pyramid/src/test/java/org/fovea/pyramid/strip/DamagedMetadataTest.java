package org.fovea.pyramid.strip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.fovea.pyramid.cli.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens to the bytes of a file, `metadata` and `strip` end in a result or in one
/// sentence, and leave nothing behind. The damage is random, and the same in each run.
class DamagedMetadataTest {
  private static final int ROUNDS = 300;
  private static final int MAX_REPORT_BYTES = 16 << 20;
  private static final Set<Integer> REFUSALS =
      Set.of(Main.UNREADABLE, Main.OVER_LIMIT, Main.NOT_STRIPPABLE);

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static Stream<String> files() throws IOException {
    return Stream.concat(CanaryFiles.all().keySet().stream(), Stream.of("a.webp"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void damageEndsInAResultOrASentence(String name) throws Exception {
    var whole = name.equals("a.webp") ? WebpFile.withCanaries() : CanaryFiles.bytes(name);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(name.hashCode());
    var work = Files.createDirectory(folder.resolve("work"));
    for (int round = 0; round < ROUNDS; round++) {
      var file = Files.write(folder.resolve("file"), damaged(whole, random));
      var copy = work.resolve("copy");
      check(round, run("strip", file.toString(), copy.toString()));
      Files.deleteIfExists(copy);
      check(round, run("metadata", file.toString()));
      assertThat(out.size()).isLessThan(MAX_REPORT_BYTES);
      assertThat(work).isEmptyDirectory();
    }
  }

  private void check(int round, int code) {
    var said = err.toString(UTF_8);
    if (code == Main.OK) {
      assertThat(said).as("round %d", round).isEmpty();
    } else {
      assertThat(code).as("round %d: %s", round, said).isIn(REFUSALS);
      assertThat(said).as("round %d", round).startsWith("error: ").hasLineCount(1);
    }
  }

  /// Flips, fills or cuts; near the start more often, where headers are.
  private static byte[] damaged(byte[] whole, RandomGenerator random) {
    var bytes = whole.clone();
    int faults = 1 + random.nextInt(8);
    for (int i = 0; i < faults; i++) {
      int end = random.nextInt(3) == 0 ? Math.min(64, bytes.length) : bytes.length;
      int at = random.nextInt(end);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) 0xFF);
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(1, 64), bytes.length - Math.max(at, from));
          System.arraycopy(whole, from, bytes, at, length);
        }
      }
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    return Main.run(
        List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
