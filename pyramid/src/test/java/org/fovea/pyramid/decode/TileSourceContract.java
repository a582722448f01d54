package org.fovea.pyramid.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TestPictures;
import org.fovea.pyramid.source.TileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every tile source keeps to, whatever its format and decoder.
abstract class TileSourceContract {
  @TempDir Path folder;

  /// The decoder under test.
  abstract Decoder decoder();

  /// Format of the files, as ImageIO's writers call it.
  abstract String format();

  /// Largest difference to the picture that was written; 0 unless the format loses.
  int tolerance() {
    return 0;
  }

  @ParameterizedTest(name = "{0} x {1} px in strips of {2} rows")
  @CsvSource({"1, 1, 16", "1, 300, 64", "300, 1, 64", "257, 255, 256", "64, 513, 100"})
  void streamsEveryPixelOnce(int width, int height, int stripRows) throws Exception {
    var picture = TestPictures.picture(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var file = TestPictures.write(picture, folder.resolve("picture"), format());
    assertPixels(file, stripRows, PixelFormat.RGB);
  }

  @Test
  void greyStaysGrey() throws Exception {
    var picture = TestPictures.picture(70, 50, BufferedImage.TYPE_BYTE_GRAY);
    var file = TestPictures.write(picture, folder.resolve("grey"), format());
    try (var source = open(file)) {
      assertThat(source.header().pixels()).isEqualTo(PixelFormat.GREY);
      var sink = new CollectingSink(source.header(), 16);
      source.stream(sink);
      int stored = picture.getRaster().getSample(30, 20, 0);
      assertThat(Byte.toUnsignedInt(sink.pixels()[70 * 20 + 30]))
          .isCloseTo(stored, within(format().equals("jpeg") ? 12 : 0));
    }
  }

  @Test
  void aFileCutInItsPixelsIsDamaged() throws Exception {
    var picture = TestPictures.picture(600, 600, BufferedImage.TYPE_3BYTE_BGR);
    var file = TestPictures.write(picture, folder.resolve("cut"), format());
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    assertThatThrownBy(
            () -> {
              try (var source = open(file)) {
                source.stream(new CollectingSink(source.header(), 256));
              }
            })
        .isInstanceOf(MalformedImageException.class);
  }

  @Test
  void aPictureOverTheLimitIsRefusedUnread() throws Exception {
    var picture = TestPictures.picture(40, 40, BufferedImage.TYPE_3BYTE_BGR);
    var file = TestPictures.write(picture, folder.resolve("large"), format());
    var small = new Limits(1599, 1599, 1 << 20, 500, 10, 64, 1 << 20, 4000, 200);
    assertThatThrownBy(() -> TileSources.open(file, options(small)).close())
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("1,600 pixels, and 1,599 are allowed");
  }

  private TileSource open(Path file) throws IOException {
    return TileSources.open(file, options(Limits.DEFAULT));
  }

  private SourceOptions options(Limits limits) {
    return new SourceOptions(limits, Optional.of(decoder()), folder);
  }

  private void assertPixels(Path file, int stripRows, PixelFormat format) throws Exception {
    var expected = ImageIO.read(file.toFile());
    try (var source = open(file)) {
      var header = source.header();
      assertThat(header.width()).isEqualTo(expected.getWidth());
      assertThat(header.height()).isEqualTo(expected.getHeight());
      assertThat(header.pixels()).isEqualTo(format);
      var sink = new CollectingSink(header, stripRows);
      source.stream(sink);
      var pixels = sink.pixels();
      for (int i = 0; i < expected.getWidth() * expected.getHeight(); i++) {
        int rgb = expected.getRGB(i % expected.getWidth(), i / expected.getWidth());
        for (int channel = 0; channel < 3; channel++) {
          int wanted = (rgb >> (16 - 8 * channel)) & 0xFF;
          int found = Byte.toUnsignedInt(pixels[3 * i + channel]);
          assertThat(Math.abs(found - wanted))
              .as("channel %d of pixel %d", channel, i)
              .isLessThanOrEqualTo(tolerance());
        }
      }
    }
  }
}
