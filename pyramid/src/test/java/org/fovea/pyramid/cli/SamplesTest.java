package org.fovea.pyramid.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fovea.pyramid.decode.NativeLibraries;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every file of the folder of samples beside the checkout, when it is there, becomes a sound
/// pyramid, or is refused for the reason that `refusals.tsv` gives. What came of each file is in
/// `target/samples-…-report.tsv` afterwards.
class SamplesTest {
  private static final Path SAMPLES = Path.of("..", "..", "shared", "samples");
  private static final Set<String> NO_SAMPLES = Set.of("MANIFEST.tsv", "README.md");

  @TempDir Path folder;

  /// What came of a file.
  ///
  /// @param path inside the folder of samples
  /// @param said the report or the error
  private record Outcome(String path, int code, String said) {
    boolean refused() {
      return code != Main.OK;
    }
  }

  @ParameterizedTest(name = "by the decoder {0}")
  @ValueSource(strings = {"auto", "java"})
  void everyFileIsAPyramidOrARefusalThatWasExpected(String decoder) throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "../shared/samples is not there");
    assumeTrue(
        decoder.equals("java") || (NativeLibraries.hasVips() && NativeLibraries.hasTurboJpeg()),
        "the native libraries are not installed");
    var outcomes = files().stream().map(file -> build(file, decoder)).toList();
    Files.write(
        Path.of("target", "samples-" + decoder + "-report.tsv"),
        outcomes.stream().map(o -> o.path() + "\t" + o.code() + "\t" + o.said()).toList());
    assertThat(outcomes)
        .filteredOn(Outcome::refused)
        .allSatisfy(outcome -> assertThat(outcome.code()).isIn(Main.UNREADABLE, Main.OVER_LIMIT))
        .allSatisfy(outcome -> assertThat(outcome.said()).startsWith("error: "))
        .allSatisfy(outcome -> assertThat(outcome.said().lines()).hasSize(1));
    assertThat(paths(outcomes.stream().filter(Outcome::refused)))
        .as("files refused by the decoder %s", decoder)
        .isEqualTo(expected(decoder));
  }

  private Outcome build(Path file, String decoder) {
    var path = SAMPLES.relativize(file).toString().replace('\\', '/');
    var target = folder.resolve(decoder + "-" + Integer.toHexString(path.hashCode()) + ".szi");
    var out = new ByteArrayOutputStream();
    var words =
        List.of(
            "build", file.toString(), target.toString(), "--decoder", decoder, "--threads", "2");
    int code = run(out, words);
    if (code == Main.OK) {
      code = run(out, List.of("verify", target.toString()));
    }
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Outcome(path, code, out.toString(StandardCharsets.UTF_8).strip());
  }

  private static int run(ByteArrayOutputStream out, List<String> words) {
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(words, print, print);
  }

  private static List<Path> files() throws IOException {
    try (var walk = Files.walk(SAMPLES)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !NO_SAMPLES.contains(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static Set<String> expected(String decoder) throws IOException {
    try (var table = SamplesTest.class.getResourceAsStream("/refusals.tsv")) {
      var text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .skip(1) // the heading
          .map(line -> line.split("\t", -1))
          .filter(cells -> cells[1].equals(decoder) || cells[1].equals("both"))
          .map(cells -> cells[0])
          .collect(toCollection(TreeSet::new));
    }
  }

  private static Set<String> paths(Stream<Outcome> outcomes) {
    return outcomes.map(Outcome::path).collect(toCollection(TreeSet::new));
  }
}
