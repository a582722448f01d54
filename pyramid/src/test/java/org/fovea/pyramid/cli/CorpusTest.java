package org.fovea.pyramid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real and hostile files of a folder beside the checkout, when it is there: each ends in a sound
/// pyramid or in one sentence, never in an exception.
class CorpusTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "one file in {2} of {0} by the decoder {1}")
  @CsvSource({"samples, auto, 4", "samples, java, 4", "corpus, auto, 10", "corpus, java, 10"})
  void filesEndInAPyramidOrInASentence(String name, String decoder, int step) throws IOException {
    var root = Path.of("..", "..", "shared", name);
    assumeTrue(Files.isDirectory(root), "../shared/" + name + " is not there");
    var files = files(root);
    for (int i = 0; i < files.size(); i += step) {
      check(files.get(i), decoder);
    }
  }

  private void check(Path file, String decoder) {
    var target = folder.resolve("out.szi").toString();
    var err = new ByteArrayOutputStream();
    int code = run(err, "build", file.toString(), target, "--decoder", decoder, "--threads", "2");
    var said = err.toString(StandardCharsets.UTF_8);
    assertThat(code).as("%s: %s", file, said).isIn(Main.OK, Main.UNREADABLE, Main.OVER_LIMIT);
    if (code == Main.OK) {
      assertThat(run(err, "verify", target)).as("%s: %s", file, err).isEqualTo(Main.OK);
    } else {
      assertThat(said.lines()).as("%s", file).hasSize(1);
      assertThat(said).startsWith("error: ").doesNotContain(file.toString());
    }
  }

  private static int run(ByteArrayOutputStream err, String... words) {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Main.run(List.of(words), nowhere, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static List<Path> files(Path root) throws IOException {
    try (var walk = Files.walk(root)) {
      return new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
