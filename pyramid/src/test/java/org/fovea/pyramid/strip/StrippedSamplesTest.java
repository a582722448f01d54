package org.fovea.pyramid.strip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.cli.Main;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.metadata.MetadataReader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real files of the folder of samples beside the checkout, when it is there: what can be
/// stripped becomes the same pyramid as before, and says nothing personal any more.
class StrippedSamplesTest {
  private static final Path SAMPLES = Path.of("..", "..", "shared", "samples");
  private static final long MAX_BYTES = 2 << 20; // larger ones take long and add nothing
  private static final Set<SourceFormat> STRIPPABLE =
      Set.of(SourceFormat.JPEG, SourceFormat.PNG, SourceFormat.WEBP, SourceFormat.TIFF);

  @TempDir Path folder;

  @Test
  void strippedFilesShowTheSameAndSayNothing() throws Exception {
    assumeTrue(Files.isDirectory(SAMPLES), "../shared/samples is not there");
    var faults = new ArrayList<String>();
    int stripped = 0;
    for (var file : files()) {
      var copy = folder.resolve("copy");
      Files.deleteIfExists(copy);
      int code = run("strip", file.toString(), copy.toString());
      if (code == Main.OK) {
        stripped++;
        compare(file, copy, faults);
      } else if (code != Main.NOT_STRIPPABLE && pyramid(file).length > 0) {
        faults.add(file + " can be shown and not be stripped: exit code " + code);
      }
    }
    assertThat(faults).isEmpty();
    assertThat(stripped).isGreaterThan(100);
  }

  private void compare(Path file, Path copy, List<String> faults) throws Exception {
    if (!Arrays.equals(pyramid(file), pyramid(copy))) {
      faults.add(file + " shows something else when it is stripped");
    }
    MetadataReader.readAll(copy, TileSources.detect(copy), Limits.DEFAULT).entries().stream()
        .filter(entry -> entry.meaning().personal())
        .forEach(entry -> faults.add(file + " still says " + entry));
  }

  private static List<Path> files() throws IOException {
    try (var walk = Files.walk(SAMPLES)) {
      return walk.filter(Files::isRegularFile)
          .filter(StrippedSamplesTest::isWanted)
          .sorted()
          .toList();
    }
  }

  private static boolean isWanted(Path file) {
    try {
      return Files.size(file) > 0
          && Files.size(file) < MAX_BYTES
          && SourceFormat.detect(Arrays.copyOf(Files.readAllBytes(file), SourceFormat.HEAD_BYTES))
              .filter(STRIPPABLE::contains)
              .isPresent();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Returns the bytes of the pyramid that a file becomes; none if it becomes none.
  private byte[] pyramid(Path file) throws IOException {
    var target = folder.resolve("out.szi");
    Files.deleteIfExists(target);
    int code = run("build", file.toString(), target.toString());
    return code == Main.OK ? Files.readAllBytes(target) : new byte[0];
  }

  private static int run(String... words) {
    var sink = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return Main.run(List.of(words), sink, sink);
  }
}
