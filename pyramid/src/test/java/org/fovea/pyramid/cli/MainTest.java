package org.fovea.pyramid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.pyramid.source.TestPictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String picture = "";
  private String pyramid = "";

  @BeforeEach
  void writePicture() throws IOException {
    var image = TestPictures.picture(300, 200, BufferedImage.TYPE_3BYTE_BGR);
    picture = TestPictures.write(image, folder.resolve("picture.png"), "png").toString();
    pyramid = folder.resolve("out.szi").toString();
  }

  @Test
  void buildsWithProgressAndAReport() {
    assertThat(run("build", picture, pyramid, "--progress", "--decoder", "java")).isZero();
    var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.matches("progress \\d+"));
    assertThat(lines).contains("progress 100");
    assertThat(lines.getLast())
        .startsWith(
            "done {\"width\":300,\"height\":200,\"tileSize\":256,\"overlap\":0,\"levels\":10,"
                + "\"tiles\":11,\"format\":\"jpg\",\"sourceFormat\":\"PNG\",\"bitsPerChannel\":8,"
                + "\"channels\":3,\"frames\":1,\"orientation\":1,\"colourProfile\":false");
  }

  @Test
  void isSilentWithoutProgress() {
    assertThat(run("build", picture, pyramid)).isZero();
    assertThat(out.size()).isZero();
    assertThat(err.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void verifiesAndExtractsWhatItBuilt(String format) throws IOException {
    assertThat(run("build", picture, pyramid, "--format", format, "--encoder", "java")).isZero();
    assertThat(run("verify", pyramid)).isZero();
    var target = folder.resolve("extracted");
    assertThat(run("extract", pyramid, target.toString())).isZero();
    assertThat(target.resolve("image_files/9/1_0." + format)).isNotEmptyFile();
    assertThat(Files.readString(target.resolve("image.dzi"))).contains("Format=\"" + format);
  }

  @Test
  void verifyFindsADamagedTile() throws IOException {
    run("build", picture, pyramid, "--format", "png");
    var bytes = Files.readAllBytes(Path.of(pyramid));
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("IDAT", text.indexOf("9/1_0.png")) + 8] ^= 0x55;
    Files.write(Path.of(pyramid), bytes);
    assertThat(run("verify", pyramid)).isEqualTo(Main.UNREADABLE);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("error: tile 9/1_0");
  }

  @Test
  void tellsWhatAFileIs() {
    assertThat(run("info", picture, "--decoder=java")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            {"width":300,"height":200,"sourceFormat":"PNG","bitsPerChannel":8,"channels":3,\
            "frames":1,"orientation":1,"colourProfile":false,"alpha":false,"grey":false,\
            "decoder":"java"}
            """);
  }

  @Test
  void anUnknownFileIsUnreadable() throws IOException {
    var file = Files.writeString(folder.resolve("picture.jpg"), "<html>");
    assertThat(run("build", file.toString(), pyramid)).isEqualTo(Main.UNREADABLE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "error: the file is no image of a kind that this service reads\n");
  }

  @Test
  void aDamagedFileLeavesNoPyramid() throws IOException {
    var bytes = Files.readAllBytes(Path.of(picture));
    Files.write(Path.of(picture), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(run("build", picture, pyramid, "--decoder", "java")).isEqualTo(Main.UNREADABLE);
    assertThat(Path.of(pyramid)).doesNotExist();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the file ends early (byte");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(Path.of(picture));
    }
  }

  @Test
  void aLimitHasItsOwnExitCode() {
    assertThat(run("build", picture, pyramid, "--max-pixels", "59999")).isEqualTo(Main.OVER_LIMIT);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: the image has 60,000 pixels, and 59,999 are allowed");
  }

  @Test
  void anUnwritableTargetHasItsOwnExitCode() throws IOException {
    Files.createDirectory(Path.of(pyramid));
    Files.writeString(Path.of(pyramid).resolve("occupied"), "");
    assertThat(run("build", picture, pyramid)).isEqualTo(Main.CANNOT_WRITE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fly",
        "build",
        "build a",
        "info",
        "build a b --quality",
        "build a b --quality 0",
        "build a b --tile-size 33",
        "build a b --format gif",
        "build a b --format webp --encoder java",
        "build a b --no-such-option 1",
        "build a b --threads x",
        "build a /no/such/folder/b"
      })
  void saysHowItIsUsed(String line) {
    var words = line.isEmpty() ? new String[0] : line.split(" ", -1);
    assertThat(run(words)).isEqualTo(Main.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: build IN OUT.szi");
  }

  @Test
  void doctorNamesWhatIsActive() {
    assertThat(run("doctor")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("twelvemonkeys   3.")
        .contains("libvips")
        .contains("libjpeg-turbo");
  }

  private int run(String... words) {
    return Main.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
