package org.fovea.pyramid.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TestPictures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each limit holds exactly when a file is opened, for each format and each decoder that is active:
/// what it allows opens, one less is refused. No test here decodes a pixel.
class HeaderLimitsTest {
  private static final long MUCH = 1L << 30;

  @TempDir Path folder;

  static Stream<Arguments> decoders() {
    return Stream.of("jpeg", "png", "tiff", "gif", "bmp").flatMap(HeaderLimitsTest::decoders);
  }

  static Stream<Arguments> jpegDecoders() {
    return decoders("jpeg");
  }

  static Stream<Arguments> pngDecoders() {
    return decoders("png");
  }

  static Stream<Arguments> pagedDecoders() {
    return Stream.of("tiff", "gif").flatMap(HeaderLimitsTest::decoders);
  }

  static Stream<Arguments> packedDecoders() {
    return Stream.of("png", "tiff", "jpeg").flatMap(HeaderLimitsTest::decoders);
  }

  /// The TIFF files here hold no JPEG data, which is what libjpeg-turbo reads of them.
  private static Stream<Arguments> decoders(String format) {
    return Stream.of(SourceFormat.values())
        .filter(one -> one.label().equalsIgnoreCase(format))
        .flatMap(one ->
            Decoders.of(one).stream()
                .filter(decoder -> one != SourceFormat.TIFF || decoder != Decoder.TURBOJPEG))
        .map(decoder -> Arguments.of(format, decoder));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("decoders")
  void pixels(String format, Decoder decoder) throws Exception {
    assertBorder(plain(format), decoder, 1200, Border::pixels);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("decoders")
  void sides(String format, Decoder decoder) throws Exception {
    assertBorder(plain(format), decoder, 40, Border::side);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("decoders")
  void channels(String format, Decoder decoder) throws Exception {
    assertBorder(plain(format), decoder, 3, Border::channels);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("packedDecoders")
  void pixelsPerByte(String format, Decoder decoder) throws Exception {
    var blank = new BufferedImage(2000, 1500, BufferedImage.TYPE_3BYTE_BGR);
    var file = write(format, List.of(blank), "Deflate", false);
    long needed = Math.ceilDiv(2_000_000, Files.size(file)); // the first million is free
    assertThat(needed).isGreaterThan(10);
    assertBorder(file, decoder, needed, Border::perByte);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("pagedDecoders")
  void frames(String format, Decoder decoder) throws Exception {
    var picture = TestPictures.picture(40, 30, BufferedImage.TYPE_BYTE_INDEXED);
    var file = write(format, List.of(picture, picture, picture), "", false);
    assertBorder(file, decoder, 3, Border::frames);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("pngDecoders")
  void framesOfAnimatedPng(String format, Decoder decoder) throws Exception {
    var control = ByteBuffer.allocate(8).putInt(7).array();
    var file = insertChunk(plain(format), "acTL", control);
    assertBorder(file, decoder, 7, Border::frames);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("pngDecoders")
  void interlacedPng(String format, Decoder decoder) throws Exception {
    var picture = TestPictures.picture(40, 30, BufferedImage.TYPE_3BYTE_BGR);
    assertBorder(write(format, List.of(picture), "", true), decoder, 1200, Border::held);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("jpegDecoders")
  void progressiveJpeg(String format, Decoder decoder) throws Exception {
    var picture = TestPictures.picture(40, 30, BufferedImage.TYPE_3BYTE_BGR);
    var file = write(format, List.of(picture), "", true);
    int scans = scans(Files.readAllBytes(file));
    assertThat(scans).isGreaterThan(2);
    assertBorder(file, decoder, 1200, Border::held);
    assertBorder(file, decoder, scans, Border::scans);
    assertBorder(file, decoder, 1200L * scans, Border::pixels);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("jpegDecoders")
  void profileOfJpeg(String format, Decoder decoder) throws Exception {
    var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    var tag = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
    int length = tag.length + profile.length;
    var segment =
        ByteBuffer.allocate(4 + length)
            .putShort((short) 0xFFE2)
            .putShort((short) (length + 2))
            .put(tag)
            .put(profile);
    var file = insert(plain(format), 2, segment.array());
    assertBorder(file, decoder, length, Border::metadata);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("pngDecoders")
  void profileOfPng(String format, Decoder decoder) throws Exception {
    var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    var packed = new ByteArrayOutputStream();
    packed.writeBytes(new byte[] {'p', 0, 0});
    try (var deflater = new DeflaterOutputStream(packed)) {
      deflater.write(profile);
    }
    var file = insertChunk(plain(format), "iCCP", packed.toByteArray());
    assertBorder(file, decoder, profile.length, Border::metadata);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("jpegDecoders")
  void picturesThatMustBeTurned(String format, Decoder decoder) throws Exception {
    var exif = "Exif\0\0II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0";
    var data = exif.getBytes(StandardCharsets.ISO_8859_1);
    var segment =
        ByteBuffer.allocate(4 + data.length)
            .putShort((short) 0xFFE1)
            .putShort((short) (data.length + 2))
            .put(data);
    assertBorder(insert(plain(format), 2, segment.array()), decoder, 1200, Border::held);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("decoders")
  void filesThatCannotBeStreamed(String format, Decoder decoder) throws Exception {
    var file = plain(format);
    if (format.equals("gif") || format.equals("bmp")) {
      assertBorder(file, decoder, 1200, Border::held);
    } else {
      assertThatCode(() -> open(file, decoder, Border.held(1))).doesNotThrowAnyException();
    }
  }

  /// Limits of which one is small.
  private static final class Border {
    static Limits pixels(long most) {
      return new Limits(most, MUCH, MUCH, 500, 10_000, 64, MUCH, 4_000, 4_000);
    }

    static Limits held(long most) {
      return new Limits(MUCH, most, MUCH, 500, 10_000, 64, MUCH, 4_000, 4_000);
    }

    static Limits side(long most) {
      return new Limits(MUCH, MUCH, most, 500, 10_000, 64, MUCH, 4_000, 4_000);
    }

    static Limits scans(long most) {
      return new Limits(MUCH, MUCH, MUCH, (int) most, 10_000, 64, MUCH, 4_000, 4_000);
    }

    static Limits frames(long most) {
      return new Limits(MUCH, MUCH, MUCH, 500, (int) most, 64, MUCH, 4_000, 4_000);
    }

    static Limits channels(long most) {
      return new Limits(MUCH, MUCH, MUCH, 500, 10_000, (int) most, MUCH, 4_000, 4_000);
    }

    static Limits metadata(long most) {
      return new Limits(MUCH, MUCH, MUCH, 500, 10_000, 64, most, 4_000, 4_000);
    }

    static Limits perByte(long most) {
      return new Limits(MUCH, MUCH, MUCH, 500, 10_000, 64, MUCH, most, most);
    }

    private Border() {}
  }

  private void assertBorder(Path file, Decoder decoder, long needed, LongFunction<Limits> limits) {
    assertThatCode(() -> open(file, decoder, limits.apply(needed))).doesNotThrowAnyException();
    assertThatThrownBy(() -> open(file, decoder, limits.apply(needed - 1)))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining(" allowed");
  }

  private void open(Path file, Decoder decoder, Limits limits) throws IOException {
    TileSources.open(file, new SourceOptions(limits, Optional.of(decoder), folder)).close();
  }

  /// Writes 40 x 30 pixels, 1,200 together, of three channels.
  private Path plain(String format) throws IOException {
    boolean palette = format.equals("gif");
    var picture =
        palette
            ? new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_INDEXED)
            : TestPictures.picture(40, 30, BufferedImage.TYPE_3BYTE_BGR);
    picture.setRGB(1, 1, Color.RED.getRGB());
    return write(format, List.of(picture), "", false);
  }

  private Path write(
      String format, List<BufferedImage> pictures, String compression, boolean progressive)
      throws IOException {
    var file = Files.createTempFile(folder, "picture", "." + format);
    Files.delete(file); // a stream of ImageIO would write over the start only
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var output = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(output);
      var parameters = writer.getDefaultWriteParam();
      if (progressive) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      if (format.equals("tiff") && !compression.isEmpty()) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(compression);
      }
      if (pictures.size() == 1) {
        writer.write(null, new IIOImage(pictures.getFirst(), null, null), parameters);
        return file;
      }
      writer.prepareWriteSequence(null);
      for (var picture : pictures) {
        writer.writeToSequence(new IIOImage(picture, null, null), parameters);
      }
      writer.endWriteSequence();
      return file;
    } finally {
      writer.dispose();
    }
  }

  /// Puts a chunk behind a PNG file's header.
  private static Path insertChunk(Path file, String type, byte[] data) throws IOException {
    var name = type.getBytes(StandardCharsets.ISO_8859_1);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    var chunk =
        ByteBuffer.allocate(data.length + 12)
            .putInt(data.length)
            .put(name)
            .put(data)
            .putInt((int) crc.getValue());
    return insert(file, 33, chunk.array());
  }

  private static Path insert(Path file, int at, byte[] bytes) throws IOException {
    var whole = Files.readAllBytes(file);
    var longer = new ByteArrayOutputStream();
    longer.writeBytes(Arrays.copyOf(whole, at));
    longer.writeBytes(bytes);
    longer.writeBytes(Arrays.copyOfRange(whole, at, whole.length));
    return Files.write(file, longer.toByteArray());
  }

  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 0; i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xDA) {
        scans++;
      }
    }
    return scans;
  }
}
