package org.fovea.pyramid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.codec.TileCodecs;
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
  void writesMetadataIntoAFileAndSaysWhatIsPersonal() throws IOException {
    var json = folder.resolve("metadata.json");
    assertThat(run("metadata", picture, "--json", json.toString())).isZero();
    assertThat(out.size()).isZero();
    assertThat(json)
        .content()
        .startsWith("{\"format\":\"PNG\",\"bytes\":")
        .contains("\"strippable\":true")
        .endsWith("\"entries\":[],\"pictures\":[],\"problems\":[]}");
    assertThat(run("metadata", picture, "--json", folder.resolve("no/where").toString()))
        .isEqualTo(Main.CANNOT_WRITE);
  }

  @Test
  void stripsIntoAnotherFileOnly() throws IOException {
    var copy = folder.resolve("copy.png");
    assertThat(run("strip", picture, copy.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"format\":\"PNG\",\"bytes\":");
    assertThat(run("strip", picture, picture)).isEqualTo(Main.USAGE);
    var gif = Files.write(folder.resolve("a.gif"), "GIF89a..".getBytes(StandardCharsets.UTF_8));
    assertThat(run("strip", gif.toString(), copy.toString())).isEqualTo(Main.NOT_STRIPPABLE);
    assertThat(run("strip", picture, folder.resolve("no/where").toString()))
        .isEqualTo(Main.CANNOT_WRITE);
  }

  @Test
  void tellsWhatIsBlackAndWhiteOfSixteenBits() throws IOException {
    var image = new BufferedImage(50, 20, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 1000; i++) {
      image.getRaster().setSample(i % 50, i / 50, 0, 1000 + i);
    }
    var deep = TestPictures.write(image, folder.resolve("deep.png"), "png").toString();
    assertThat(run("build", deep, pyramid, "--progress")).isZero();
    var range =
        "\"sampleType\":\"uint16\",\"rangeBasis\":\"measured\",\"black\":1000.0,"
            + "\"white\":1998.0,\"min\":1000.0,\"max\":1999.0,\"p0.1\":1000.0,\"p1\":1009.0,"
            + "\"p50\":1499.0,\"p99\":1989.0,\"p99.9\":1998.0}";
    assertThat(out.toString(StandardCharsets.UTF_8).strip()).endsWith(range);
    try (var reader = PyramidReader.open(Path.of(pyramid))) {
      assertThat(reader.properties().orElseThrow())
          .contains("<name>fovea.SampleType</name>\n      <value type=\"VipsRefString\">UINT16<")
          .contains("<name>fovea.RangeWhite</name>\n      <value type=\"gdouble\">1998.0<")
          .contains("<name>fovea.Percentile50</name>\n      <value type=\"gdouble\">1499.0<");
    }
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
    assertThat(target.resolve("out_files/9/1_0." + format)).isNotEmptyFile();
    assertThat(Files.readString(target.resolve("out.dzi"))).contains("Format=\"" + format);
  }

  @Test
  void extractsIntoAnOccupiedFolderByForceOnly() throws IOException {
    run("build", picture, pyramid);
    var target = Files.createDirectory(folder.resolve("occupied"));
    Files.writeString(target.resolve("mine"), "");
    assertThat(run("extract", pyramid, target.toString())).isEqualTo(Main.USAGE);
    assertThat(said()).contains("is not empty").contains("--force");
    assertThat(target.resolve("out.dzi")).doesNotExist();
    assertThat(run("extract", pyramid, target.toString(), "--force", "--progress")).isZero();
    assertThat(target.resolve("out.dzi")).exists();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("progress 100");
  }

  @Test
  void thePyramidNeverReplacesItsImage() throws IOException {
    var before = Files.readAllBytes(Path.of(picture));
    assertThat(run("build", picture, picture)).isEqualTo(Main.USAGE);
    assertThat(Path.of(picture)).hasBinaryContent(before);
  }

  @Test
  void anUnreadableImageLeavesAnOlderPyramidAlone() throws IOException {
    run("build", picture, pyramid);
    var before = Files.readAllBytes(Path.of(pyramid));
    var file = Files.writeString(folder.resolve("picture.jpg"), "<html>");
    assertThat(run("build", file.toString(), pyramid)).isEqualTo(Main.UNREADABLE);
    assertThat(Path.of(pyramid)).hasBinaryContent(before);
  }

  @Test
  void verifyFindsTheFirstDamagedTile() throws IOException {
    run("build", picture, pyramid, "--format", "png");
    long at = damage("9/1_0.png", "IDAT");
    damage("8/0_0.png", "IDAT");
    assertThat(run("verify", pyramid)).isEqualTo(Main.UNREADABLE);
    assertThat(said())
        .startsWith("error: tile 8/0_0 does not match its checksum")
        .contains("(byte ");
    assertThat(run("verify", pyramid, "--all", "--progress")).isEqualTo(Main.UNREADABLE);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("progress 100")
        .contains("\"tilesChecked\":\"decoded\",\"faults\":[{\"tile\":\"8/0_0\",\"byte\":")
        .contains("{\"tile\":\"9/1_0\",\"byte\":" + at);
  }

  @Test
  void verifyFindsATileThatDoesNotDecode() throws IOException {
    run("build", picture, pyramid, "--format", "png");
    seal(damage("8/0_0.png", "IDAT"));
    assertThat(run("verify", pyramid)).isEqualTo(Main.UNREADABLE);
    assertThat(said()).startsWith("error: tile 8/0_0 does not decode").contains("(byte ");
  }

  @Test
  void extractStopsAtATileThatIsNotIntact() throws IOException {
    run("build", picture, pyramid);
    damage("8/0_0.jpg", "JFIF");
    var target = folder.resolve("tiles");
    assertThat(run("extract", pyramid, target.toString())).isEqualTo(Main.UNREADABLE);
    assertThat(said()).startsWith("error: tile 8/0_0 does not match its checksum");
    assertThat(target.resolve("out.dzi")).doesNotExist();
  }

  @Test
  void verifyHearsWhatADecoderOnlyWarnsOf() throws IOException {
    run("build", picture, pyramid);
    var bytes = Files.readAllBytes(Path.of(pyramid));
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\u00ff\u00d9", text.indexOf("9/0_0.jpg"));
    Arrays.fill(bytes, end - 3000, end, (byte) 0xFF);
    bytes[end - 1] = (byte) 0xD9;
    Files.write(Path.of(pyramid), bytes);
    seal(text.lastIndexOf("PK\u0003\u0004", end));
    assertThat(run("verify", pyramid)).isEqualTo(Main.UNREADABLE);
    assertThat(said()).startsWith("error: tile 9/0_0 is damaged: ");
  }

  @Test
  void verifiesWebpTiles() {
    assumeTrue(TileCodecs.webp().isPresent(), "libwebp is not installed");
    assertThat(run("build", picture, pyramid, "--format", "webp")).isZero();
    assertThat(run("verify", pyramid)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"tilesChecked\":\"decoded\"");
  }

  @Test
  void tellsWhatAFileIs() {
    assertThat(run("info", picture, "--decoder=java")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            {"format":"PNG","bytes":BYTES,"width":300,"height":200,"frames":1,\
            "sample":{"bits":8,"type":"unsigned integer","channels":3},\
            "colour":{"space":"RGB","alpha":false,"profileApplied":false},"orientation":1,\
            "storage":{"layout":"rows","compression":"Deflate"},"decoder":"java",\
            "metadata":{},"metadataProblems":[]}
            """
                .replace("BYTES", Long.toString(Path.of(picture).toFile().length())));
  }

  @Test
  void anUnknownFileIsUnreadable() throws IOException {
    var file = Files.writeString(folder.resolve("picture.jpg"), "<html>");
    assertThat(run("build", file.toString(), pyramid)).isEqualTo(Main.UNREADABLE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "error: the file is no image of a kind that this service reads: save it as TIFF, PNG or"
                + " JPEG and upload it again\n");
  }

  @Test
  void aDamagedFileLeavesNoPyramid() throws IOException {
    var bytes = Files.readAllBytes(Path.of(picture));
    Files.write(Path.of(picture), Arrays.copyOf(bytes, bytes.length / 2));
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
  void aPictureTooWideForTheMemoryIsOverALimit() {
    assertThat(run("build", picture, pyramid, "--memory", "1")).isEqualTo(Main.OVER_LIMIT);
    assertThat(said()).startsWith("error: an image of this width needs");
    assertThat(Path.of(pyramid)).doesNotExist();
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
    assertThat(err.toString(StandardCharsets.UTF_8)).matches("(?s)(error: .*|usage: .*)");
  }

  @Test
  void doctorNamesWhatIsActive() {
    assertThat(run("doctor")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("twelvemonkeys +3\\.")
        .containsPattern("metadata-extractor +2\\.")
        .contains("libvips")
        .contains("libjpeg-turbo")
        .containsPattern("PNG +java");
    assertThat(run("doctor", "--json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"decoders\":{\"JPEG\":\"");
  }

  @Test
  void helpIsNoMistake() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("usage: ./fovea pyramid")
        .contains("build IN OUT.szi");
    assertThat(err.size()).isZero();
  }

  /// Flips bits behind a mark inside a tile, and returns where the tile's entry starts.
  private long damage(String tile, String mark) throws IOException {
    var bytes = Files.readAllBytes(Path.of(pyramid));
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int name = text.indexOf(tile);
    bytes[text.indexOf(mark, name) + 8] ^= 0x55;
    Files.write(Path.of(pyramid), bytes);
    return text.lastIndexOf("PK\u0003\u0004", name);
  }

  /// Gives the tile whose entry starts there the checksum of its bytes.
  private void seal(long entry) throws IOException {
    var bytes = Files.readAllBytes(Path.of(pyramid));
    var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) entry;
    var checksum = new CRC32();
    checksum.update(bytes, at + 30 + header.getShort(at + 26), header.getInt(at + 18));
    header.putInt(at + 14, (int) checksum.getValue());
    Files.write(Path.of(pyramid), bytes);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private int run(String... words) {
    return Main.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
