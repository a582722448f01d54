package org.fovea.pyramid.strip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.cli.Main;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.metadata.Metadata;
import org.fovea.pyramid.metadata.MetadataReader;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// No name leaves with a stripped file, and no pixel changes.
class StripperTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static Stream<String> files() throws IOException {
    return CanaryFiles.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothingPersonalIsLeft(String name) throws Exception {
    var source = CanaryFiles.write(folder, name);
    assertThat(CanaryFiles.isIn(Files.readAllBytes(source))).isTrue();
    assertThat(personal(source)).isNotEmpty();
    var copy = strip(source);
    assertThat(CanaryFiles.isIn(Files.readAllBytes(copy))).isFalse();
    assertThat(personal(copy)).isEmpty();
    assertThat(read(copy).pictures()).isEmpty();
    assertThat(read(copy).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFrameKeepsItsPixels(String name) throws Exception {
    var source = CanaryFiles.write(folder, name);
    var copy = strip(source);
    int frames =
        name.equals("imagej.tif") ? 3 : name.startsWith("strips") || name.equals("ome.tif") ? 2 : 1;
    for (int frame = 0; frame < frames; frame++) {
      var before = pyramid(source, frame);
      assertThat(pyramid(copy, frame)).as("frame %d", frame).isEqualTo(before);
    }
    for (var file : List.of(source, copy)) { // labels are no frames
      assertThat(run("info", file.toString(), "--frame", Integer.toString(frames)))
          .isEqualTo(Main.UNREADABLE);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void strippingAgainChangesNothing(String name) throws Exception {
    var once = strip(CanaryFiles.write(folder, name));
    var twice = folder.resolve("twice");
    Stripper.strip(once, TileSources.detect(once), twice, Limits.DEFAULT);
    assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
  }

  @Test
  void whatShowsThePictureStays() throws Exception {
    var jpeg = read(strip(CanaryFiles.write(folder, "baseline.jpg")));
    assertThat(jpeg.groups().get("Exif IFD0"))
        .containsEntry("Make", "Carl Zeiss")
        .containsEntry("Orientation", "Right side, top (Rotate 90 CW)");
    assertThat(jpeg.groups().get("Exif SubIFD")).containsEntry("Exposure Time", "1/60 sec");
    assertThat(jpeg.resolution().orElseThrow().origin()).isEqualTo("JFIF");
    var png = read(strip(CanaryFiles.write(folder, "texts.png")));
    assertThat(png.profileName()).isPresent();
    assertThat(png.resolution().orElseThrow().micrometresAcross()).isEqualTo(250);
    var tiff = read(strip(CanaryFiles.write(folder, "strips.tif")));
    assertThat(tiff.groups().get("Exif IFD0")).containsEntry("Make", "Carl Zeiss");
    assertThat(tiff.resolution()).isPresent();
  }

  @Test
  void theSizeOfAPixelStaysInDescriptions() throws Exception {
    var aperio = read(strip(CanaryFiles.write(folder, "aperio.svs")));
    assertThat(aperio.resolution().orElseThrow().origin()).isEqualTo("Aperio MPP");
    assertThat(aperio.groups().get("Aperio"))
        .containsEntry("AppMag", "20")
        .containsEntry("Date", "12/29/09")
        .doesNotContainKeys("User", "Title");
    var ome = read(strip(CanaryFiles.write(folder, "ome.tif")));
    assertThat(ome.resolution().orElseThrow().micrometresAcross()).isEqualTo(0.25);
    assertThat(ome.groups().get("OME"))
        .containsEntry("Objective@NominalMagnification", "63")
        .containsEntry("AcquisitionDate", "2024-05-06T07:08:09")
        .containsEntry("Image@ID", "Image:1");
    // the page in the middle is gone
    assertThat(ome.entries())
        .filteredOn(entry -> entry.key().equals("Image Description"))
        .singleElement()
        .asString()
        .contains("IFD=\"1\"");
  }

  @Test
  void picturesOfTheGlassAreTold() throws Exception {
    assertThat(read(CanaryFiles.write(folder, "aperio.svs")).pictures())
        .containsExactly(
            new Metadata.Picture("label", 30, 20, 600),
            new Metadata.Picture("macro", 30, 20, 600),
            new Metadata.Picture("other", 30, 20, 600));
    assertThat(read(CanaryFiles.write(folder, "ome.tif")).pictures())
        .containsExactly(new Metadata.Picture("label", 30, 20, 600));
  }

  @ParameterizedTest
  @EnumSource(
      value = SourceFormat.class,
      names = {"JPEG", "PNG", "WEBP", "TIFF"},
      mode = EnumSource.Mode.EXCLUDE)
  void otherFormatsAreRefusedInASentence(SourceFormat format) {
    var file = folder.resolve("file");
    assertThatThrownBy(() -> Stripper.strip(file, format, folder.resolve("out"), Limits.DEFAULT))
        .isInstanceOf(UnstrippableException.class)
        .hasMessageContaining(format.label());
  }

  @Test
  void framesOfWebpStayAndTextsGo() throws Exception {
    var source = Files.write(folder.resolve("a.webp"), WebpFile.withCanaries());
    assertThat(CanaryFiles.isIn(Files.readAllBytes(source))).isTrue();
    var copy = Files.readAllBytes(strip(source));
    assertThat(CanaryFiles.isIn(copy)).isFalse();
    var length = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    assertThat(length).isEqualTo(copy.length - 8);
    assertThat(CanaryFiles.indexOf(copy, WebpFile.PIXELS)).isPositive();
    assertThat(copy[20]).as("EXIF and alpha are there, XMP is not").isEqualTo((byte) 0x18);
    assertThat(read(folder.resolve("stripped")).groups().get("Exif IFD0"))
        .containsEntry("Make", "Carl Zeiss");
  }

  @Test
  void pixelsWhereMetadataAreAreRefused() throws Exception {
    var builder = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
    var page = builder.directory().page(64, 16, 1, 5, 1).numbers(278, TiffBuilder.LONG, 16);
    page.text(315, CanaryFiles.text("artist")).pixels(false, List.of(new byte[64]));
    var bytes = builder.write(page);
    // up to the end of the file, says a careless writer
    int at = CanaryFiles.indexOf(bytes, new byte[] {0x17, 1, 4, 0, 1, 0, 0, 0});
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 8, 4096);
    var careless = Files.write(folder.resolve("careless.tif"), bytes);
    assertThatThrownBy(() -> strip(careless))
        .isInstanceOf(UnstrippableException.class)
        .hasMessageContaining("its pixels are where its metadata are");
    assertThat(folder.resolve("stripped")).doesNotExist();
    assertThat(folder.resolve("stripped.part")).doesNotExist();
  }

  @Test
  void packingsInWhichTextsMayStandAreRefused() throws Exception {
    for (int compression : new int[] {6, 33003, 34712, 50001, 50002, 60000}) {
      var builder = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
      var page = builder.directory().page(64, 16, 1, compression, 1);
      page.pixels(false, List.of(new byte[64]));
      var file = Files.write(folder.resolve("packed.tif"), builder.write(page));
      assertThatThrownBy(() -> strip(file)).isInstanceOf(UnstrippableException.class);
      assertThat(run("strip", file.toString(), folder.resolve("out").toString()))
          .isEqualTo(Main.NOT_STRIPPABLE);
    }
  }

  @Test
  void slidesInTheOwnFormatOfAScannerAreRefused() throws Exception {
    var builder = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
    var page = builder.directory().page(64, 16, 1, 1, 1).text(305, "Philips DP v1.0");
    page.pixels(false, List.of(new byte[1024]));
    var file = Files.write(folder.resolve("slide.tif"), builder.write(page));
    assertThatThrownBy(() -> strip(file))
        .isInstanceOf(UnstrippableException.class)
        .hasMessageContaining("own format of its scanner");
  }

  /// The file is a hole up to its pixels, and so is the copy.
  @Test
  void pixelsBehindFourGigabytesStayWhereTheyAre() throws Exception {
    long at = 5_000_000_000L;
    var builder = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, true);
    var page = builder.directory().page(64, 16, 1, 1, 1).numbers(278, TiffBuilder.LONG, 16);
    page.text(315, CanaryFiles.text("artist")).numbers(273, TiffBuilder.IFD8, at);
    var source = Files.write(folder.resolve("far.tif"), builder.write(page));
    var pixels = CanaryFiles.plainJpeg(32, 32); // any bytes
    try (var out = new RandomAccessFile(source.toFile(), "rw")) {
      out.seek(at);
      out.write(Arrays.copyOf(pixels, 1024)); // filled up, if they are fewer
    }
    var copy = strip(source);
    assertThat(Files.size(copy)).isEqualTo(Files.size(source));
    try (var in = FileBytes.open(copy)) {
      assertThat(in.bytes(at, 1024)).isEqualTo(Arrays.copyOf(pixels, 1024));
      assertThat(CanaryFiles.isIn(in.head(1 << 16))).isFalse();
    }
  }

  private Path strip(Path source) throws IOException {
    var target = folder.resolve("stripped");
    Stripper.strip(source, TileSources.detect(source), target, Limits.DEFAULT);
    return target;
  }

  private List<Metadata.Entry> personal(Path file) throws Exception {
    return read(file).entries().stream().filter(entry -> entry.meaning().personal()).toList();
  }

  private static Metadata read(Path file) throws Exception {
    return MetadataReader.readAll(file, TileSources.detect(file), Limits.DEFAULT);
  }

  /// Returns the bytes of the pyramid that a frame becomes.
  private byte[] pyramid(Path file, int frame) throws IOException {
    var target = folder.resolve("out.szi").toString();
    int code = run("build", file.toString(), target, "--format", "png", "--frame", "" + frame);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    try (var reader = PyramidReader.open(Path.of(target))) {
      assertThat(reader.shape().tiles()).isPositive();
    }
    return Files.readAllBytes(Path.of(target));
  }

  private int run(String... words) {
    err.reset();
    return Main.run(
        Arrays.asList(words),
        new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }
}
