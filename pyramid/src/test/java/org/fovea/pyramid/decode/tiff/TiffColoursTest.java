package org.fovea.pyramid.decode.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.ValueRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What samples mean: colours, opacity, ranges, frames.
class TiffColoursTest {
  private static final int SHORT = TiffWriter.SHORT;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void shadesFillTheWholeRange(int bits) throws Exception {
    int most = (1 << bits) - 1;
    var grey = write(writer(1, bits, 5, 1), (x, y, channel) -> x % (most + 1));
    assertThat(pixels(grey, PixelFormat.GREY))
        .startsWith((byte) 0, (byte) (255 / most))
        .isEqualTo(row(x -> x % (most + 1) * 255 / most));
    var inverted = write(writer(1, bits, 5, 0), (x, y, channel) -> x % (most + 1));
    assertThat(pixels(inverted, PixelFormat.GREY))
        .isEqualTo(row(x -> 255 - x % (most + 1) * 255 / most));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void indicesBecomeTheirColours(int bits) throws Exception {
    int colours = 1 << bits;
    var map = new Number[3 * colours];
    for (int i = 0; i < map.length; i++) {
      map[i] = (i * 257 + 7 * (i / colours) * 256) & 0xFFFF;
    }
    var file =
        write(
            writer(1, bits, 5, 3).tag(TiffTag.COLOUR_MAP, SHORT, map),
            (x, y, channel) -> x % colours);
    var pixels = pixels(file, PixelFormat.RGB);
    for (int x = 0; x < 5; x++) {
      for (int channel = 0; channel < 3; channel++) {
        int wanted = map[channel * colours + x % colours].intValue() >> 8;
        assertThat(pixels[3 * x + channel] & 0xFF).isEqualTo(wanted);
      }
    }
  }

  @Test
  void opacityIsDividedOutOrKept() throws Exception {
    int[] samples = {50, 100, 200, 200};
    TiffWriter.Pixels pixels = (x, y, channel) -> samples[channel];
    var kept = write(writer(4, 8, 1, 2).tag(TiffTag.EXTRA_SAMPLES, SHORT, 2), pixels);
    assertThat(pixels(kept, PixelFormat.RGBA)).containsExactly(50, 100, 200, 200);
    var divided = write(writer(4, 8, 1, 2).tag(TiffTag.EXTRA_SAMPLES, SHORT, 1), pixels);
    assertThat(pixels(divided, PixelFormat.RGBA)).containsExactly(64, 128, 255, 200);
    var dropped = write(writer(4, 8, 1, 2).tag(TiffTag.EXTRA_SAMPLES, SHORT, 0), pixels);
    assertThat(pixels(dropped, PixelFormat.RGB)).containsExactly(50, 100, 200);
    var second =
        write(
            writer(3, 8, 1, 1).tag(TiffTag.EXTRA_SAMPLES, SHORT, 0, 2),
            (x, y, channel) -> samples[channel]);
    assertThat(pixels(second, PixelFormat.GREY_ALPHA)).containsExactly(50, 200);
  }

  @Test
  void inksDarken() throws Exception {
    int[] inks = {255, 0, 128, 51};
    var file = write(writer(4, 8, 1, 5), (x, y, channel) -> inks[channel]);
    assertThat(pixels(file, PixelFormat.RGB)).containsExactly(0, 204, 102);
    var fine = write(writer(4, 16, 1, 5), (x, y, channel) -> inks[channel] * 257L);
    assertThat(pixels(fine, PixelFormat.RGB)).containsExactly(0, 204, 102);
  }

  @Test
  void labIsRelativeToWhite() throws Exception {
    int[] white = {255, 0, 0};
    assertThat(pixels(write(writer(3, 8, 1, 8), (x, y, c) -> white[c]), PixelFormat.RGB))
        .containsExactly(255, 255, 255);
    int[] red = {138, 81, 70}; // L 54.1, of which sRGB's red is 54.29, 80.81, 69.89 (D50)
    var pixels = pixels(write(writer(3, 8, 1, 8), (x, y, c) -> red[c]), PixelFormat.RGB);
    assertThat(pixels[0] & 0xFF).isGreaterThan(250);
    assertThat(pixels[1] & 0xFF).isLessThan(15);
    assertThat(pixels[2] & 0xFF).isLessThan(15);
  }

  @Test
  void plainYcbcrOfFullResolutionIsRead() throws Exception {
    int[] red = {76, 85, 255};
    var file =
        write(
            writer(3, 8, 1, 6).tag(TiffTag.YCBCR_SUBSAMPLING, SHORT, 1, 1),
            (x, y, channel) -> red[channel]);
    assertThat(pixels(file, PixelFormat.RGB)).containsExactly(254, 0, 0);
  }

  @Test
  void aProfileIsApplied() throws Exception {
    var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    var file =
        write(writer(3, 8, 1, 2).bytes(TiffTag.ICC_PROFILE, 7, linear), (x, y, channel) -> 55);
    try (var source = open(file, 0)) {
      assertThat(source.header().colourProfile()).isTrue();
    }
    for (byte sample : pixels(file, PixelFormat.RGB)) {
      assertThat(sample & 0xFF).isBetween(126, 130); // the encoding of 55/255 in sRGB
    }
  }

  @Test
  void bitsMayBeInReverseOrder() throws Exception {
    var file =
        write(
            writer(1, 8, 5, 1).tag(TiffTag.FILL_ORDER, SHORT, 2),
            (x, y, channel) -> Integer.reverse(x + 1) >>> 24);
    assertThat(pixels(file, PixelFormat.GREY)).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void lzwOfBeforeTiff6IsRead() throws Exception {
    // Codes of 9 bits, the low one first: clear, 7, 8, 258 (7 8), end.
    var bits = new StringBuilder();
    for (int code : new int[] {256, 7, 8, 258, 257}) {
      for (int bit = 0; bit < 9; bit++) {
        bits.append((code >> bit) & 1);
      }
    }
    var block = new ByteArrayOutputStream();
    for (int at = 0; at < bits.length(); at += 8) {
      var octet = bits.substring(at, Math.min(at + 8, bits.length()));
      block.write(Integer.parseInt(new StringBuilder(octet).reverse().toString(), 2));
    }
    var file =
        writer(1, 8, 4, 1, 5).writeBlocks(folder.resolve("old.tif"), List.of(block.toByteArray()));
    assertThat(pixels(file, PixelFormat.GREY)).containsExactly(7, 8, 7, 8);
  }

  @Test
  void rangesAreDeclaredByTagsOrImageJOrDepth() throws Exception {
    TiffWriter.Pixels zero = (x, y, channel) -> 0;
    assertThat(range(write(writer(1, 16, 1, 1), zero))).isEmpty();
    assertThat(range(write(writer(1, 12, 1, 1), zero))).contains(new ValueRange(0, 4095));
    var tags =
        writer(1, 16, 1, 1)
            .tag(TiffTag.S_MIN_SAMPLE_VALUE, SHORT, 10)
            .tag(TiffTag.S_MAX_SAMPLE_VALUE, SHORT, 900);
    assertThat(range(write(tags, zero))).contains(new ValueRange(10, 900));
    var inverted =
        writer(1, 16, 1, 0)
            .tag(TiffTag.S_MIN_SAMPLE_VALUE, SHORT, 10)
            .tag(TiffTag.S_MAX_SAMPLE_VALUE, SHORT, 900);
    assertThat(range(write(inverted, zero))).contains(new ValueRange(65535 - 900, 65535 - 10));
    var statistics = writer(1, 16, 1, 1).tag(280, SHORT, 0).tag(281, SHORT, 65535);
    assertThat(range(write(statistics, zero))).isEmpty();
    var imageJ = "ImageJ=1.53\nmin=-1.5\nmax=2e3\n".getBytes(StandardCharsets.US_ASCII);
    var described = writer(1, 16, 1, 1).bytes(TiffTag.IMAGE_DESCRIPTION, 2, imageJ);
    assertThat(range(write(described, zero))).contains(new ValueRange(-1.5, 2000));
  }

  @Test
  void smallerCopiesAndMasksAreNoFrames() throws Exception {
    var pages = new ArrayList<byte[]>();
    int[] kinds = {0, 1, 2, 4, 0};
    for (int i = 0; i < kinds.length; i++) {
      int shade = 10 * i;
      var page = writer(1, 8, 1, 1).tag(TiffTag.NEW_SUBFILE_TYPE, TiffWriter.LONG, kinds[i]);
      pages.add(Files.readAllBytes(write(page, (x, y, channel) -> shade)));
    }
    var file = Files.write(folder.resolve("pages.tif"), chain(pages));
    int[] shades = {0, 20, 40};
    for (int frame = 0; frame < shades.length; frame++) {
      try (var source = open(file, frame)) {
        assertThat(source.header().frames()).isEqualTo(shades.length);
        var sink = new CollectingSink(source.header(), 16);
        source.stream(sink);
        assertThat(sink.pixels()).containsExactly(shades[frame]);
      }
    }
  }

  @Test
  void slicesOfImageJLieBehindEachOther() throws Exception {
    var text = "ImageJ=1.53\nimages=3\nslices=3\n".getBytes(StandardCharsets.US_ASCII);
    var layout =
        new TiffWriter.Layout(ByteOrder.BIG_ENDIAN, false, 2, 1, 1, 8, 1, false, 0, 1, 1, 1);
    var file =
        new TiffWriter(layout, 1)
            .bytes(TiffTag.IMAGE_DESCRIPTION, 2, text)
            .writeBlocks(folder.resolve("stack.tif"), List.of(new byte[] {1, 2, 3, 4, 5, 6}));
    try (var source = open(file, 2)) {
      assertThat(source.header().frames()).isEqualTo(3);
      var sink = new CollectingSink(source.header(), 16);
      source.stream(sink);
      assertThat(sink.pixels()).containsExactly(5, 6);
    }
  }

  private interface Shade {
    int at(int x);
  }

  private static byte[] row(Shade shade) {
    var row = new byte[5];
    for (int x = 0; x < row.length; x++) {
      row[x] = (byte) shade.at(x);
    }
    return row;
  }

  private static TiffWriter writer(int samples, int bits, int width, int photometric) {
    return writer(samples, bits, width, photometric, 1);
  }

  private static TiffWriter writer(
      int samples, int bits, int width, int photometric, int compression) {
    return new TiffWriter(
        new TiffWriter.Layout(
            ByteOrder.LITTLE_ENDIAN,
            false,
            width,
            1,
            samples,
            bits,
            1,
            false,
            0,
            1,
            compression,
            1),
        photometric);
  }

  private Path write(TiffWriter writer, TiffWriter.Pixels pixels) throws IOException {
    return writer.write(folder.resolve("colours.tif"), pixels);
  }

  /// Makes one file of little-endian files of one page: moves their offsets, links their
  /// directories.
  private static byte[] chain(List<byte[]> files) {
    var out = new ByteArrayOutputStream();
    int previousLink = 4;
    var links = new ArrayList<int[]>();
    for (var file : files) {
      int base = out.size();
      var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      int directory = bytes.getInt(4);
      int entries = bytes.getShort(directory);
      for (int i = 0; i < entries; i++) {
        int at = directory + 2 + 12 * i;
        if (bytes.getShort(at) == TiffTag.STRIP_OFFSETS) {
          bytes.putInt(at + 8, bytes.getInt(at + 8) + base);
        }
      }
      links.add(new int[] {previousLink, base + directory});
      previousLink = base + directory + 2 + 12 * entries;
      out.writeBytes(file);
    }
    var whole = out.toByteArray();
    for (int[] link : links) {
      ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(link[0], link[1]);
    }
    return whole;
  }

  private byte[] pixels(Path file, PixelFormat format) throws Exception {
    try (var source = open(file, 0)) {
      assertThat(source.header().pixels()).isEqualTo(format);
      var sink = new CollectingSink(source.header(), 16);
      source.stream(sink);
      return sink.pixels();
    }
  }

  private TileSource open(Path file, int frame) throws IOException {
    return TileSources.open(
        file,
        new SourceOptions(Limits.DEFAULT, Optional.of(Decoder.JAVA), frame, false, 1, folder));
  }

  private Optional<ValueRange> range(Path path) throws IOException {
    try (var file = FileBytes.open(path)) {
      var page = TiffPage.read(TiffFile.read(file, Limits.DEFAULT), 0, Limits.DEFAULT);
      var plan = TiffPlan.of(page, Limits.DEFAULT);
      var reading = new TiffReading(file, plan, Optional.empty(), Limits.DEFAULT);
      var options = new SourceOptions(Limits.DEFAULT, Optional.empty(), folder);
      return TiffSampleSource.open(reading, options).declaredRange();
    }
  }
}
