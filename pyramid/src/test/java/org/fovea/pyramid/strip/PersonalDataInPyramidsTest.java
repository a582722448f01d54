package org.fovea.pyramid.strip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.pyramid.cli.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No pyramid holds a name that stands in the metadata of the image it was made from: neither in
/// its descriptions nor in a tile, be it encoded or taken from the file as it is.
class PersonalDataInPyramidsTest {
  @TempDir Path folder;

  static Stream<String> files() throws IOException {
    return CanaryFiles.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void noNameIsInAPyramid(String name) throws Exception {
    var source = CanaryFiles.write(folder, name).toString();
    assertThat(CanaryFiles.isIn(Files.readAllBytes(Path.of(source)))).isTrue();
    for (var format : List.of("jpg", "png")) {
      for (var tiles : List.of("auto", "encode")) {
        var pyramid = folder.resolve("out.szi");
        assertThat(
                run(
                    "build",
                    source,
                    pyramid.toString(),
                    "--format",
                    format,
                    "--source-tiles",
                    tiles))
            .isZero();
        assertThat(CanaryFiles.isIn(Files.readAllBytes(pyramid)))
            .as("%s, source tiles %s", format, tiles)
            .isFalse();
      }
    }
  }

  /// Otherwise the test above would say nothing of tiles that are taken as they are.
  @ParameterizedTest
  @MethodSource("tiled")
  void tilesOfTheFileAreTaken(String name) throws Exception {
    var source = CanaryFiles.write(folder, name).toString();
    var taken = folder.resolve("taken.szi");
    var encoded = folder.resolve("encoded.szi");
    var words = List.of("--name", "a", "--quality", "40"); // less than that of the tiles
    assertThat(run(words, "build", source, taken.toString())).isZero();
    assertThat(run(words, "build", source, encoded.toString(), "--source-tiles", "encode"))
        .isZero();
    assertThat(Files.readAllBytes(taken)).isNotEqualTo(Files.readAllBytes(encoded));
  }

  static Stream<String> tiled() {
    return Stream.of("jpeg-tiles.tif", "aperio.svs");
  }

  private static int run(List<String> more, String... words) {
    return run(Stream.concat(Stream.of(words), more.stream()).toArray(String[]::new));
  }

  private static int run(String... words) {
    var sink = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return Main.run(List.of(words), sink, sink);
  }
}
