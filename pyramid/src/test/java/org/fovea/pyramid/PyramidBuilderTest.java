package org.fovea.pyramid;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fovea.pyramid.codec.Encoder;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TestPictures;
import org.fovea.pyramid.source.TileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every pixel of every tile against a downsampler that is as plain as can be.
class PyramidBuilderTest {
  private static final long MEMORY = 64L << 20;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} x {1} px, tiles of {2} with overlap {3}")
  @CsvSource({
    "1, 1, 256, 0",
    "1, 1000, 32, 0",
    "1000, 1, 32, 0",
    "255, 257, 256, 0",
    "256, 256, 256, 0",
    "513, 511, 64, 0",
    "300, 1200, 32, 0",
    "300, 700, 62, 1",
    "65, 64, 32, 16",
    "1, 1, 254, 1"
  })
  void tilesShowWhatAPlainDownsamplerMakes(int width, int height, int tileSize, int overlap)
      throws Exception {
    var picture = TestPictures.picture(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var file = build(picture, tileSize, overlap, 2);
    try (var reader = PyramidReader.open(file)) {
      assertThat(reader.shape()).isEqualTo(new PyramidShape(width, height, tileSize, overlap));
      assertLevels(reader, picture);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_4BYTE_ABGR})
  void greyAndTransparentPicturesToo(int type) throws Exception {
    var file = build(TestPictures.picture(130, 90, type), 32, 0, 2);
    try (var reader = PyramidReader.open(file)) {
      var tile = decode(reader, new TileAddress(reader.shape().levels() - 1, 0, 0));
      assertThat(tile.getColorModel().hasAlpha()).isEqualTo(type != BufferedImage.TYPE_BYTE_GRAY);
      assertThat(tile.getColorModel().getNumColorComponents())
          .isEqualTo(type == BufferedImage.TYPE_BYTE_GRAY ? 1 : 3);
    }
  }

  @Test
  void clearPixelsDoNotColourTheirNeighbours() throws Exception {
    var picture = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
    picture.setRGB(0, 0, 0xFF102030);
    picture.setRGB(1, 0, 0x00FFFFFF);
    try (var reader = PyramidReader.open(build(picture, 32, 0, 1))) {
      assertThat(decode(reader, new TileAddress(0, 0, 0)).getRGB(0, 0)).isEqualTo(0x80102030);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void theFileIsTheSameForAnyNumberOfThreads(int overlap) throws Exception {
    var picture = TestPictures.picture(900, 700, BufferedImage.TYPE_3BYTE_BGR);
    var first = Files.readAllBytes(build(picture, 32, overlap, 1));
    for (int threads : new int[] {2, 5}) {
      assertThat(Files.readAllBytes(build(picture, 32, overlap, threads))).isEqualTo(first);
    }
  }

  @Test
  void aTileThatTheSourceHasReadyGoesInAsItIs() throws Exception {
    var tile = "one tile".getBytes(StandardCharsets.UTF_8);
    var codecs = new TileCodecs(TileFormat.JPG, 75, Encoder.JAVA);
    var settings = new PyramidBuilder.Settings(32, 0, codecs, true, 3, MEMORY);
    try (var source = new ReadyTileSource(tile, new TileAddress(7, 1, 2), 32)) {
      new PyramidBuilder(settings, percent -> {}).build(source, folder.resolve("out.szi"), "out");
    }
    try (var reader = PyramidReader.open(folder.resolve("out.szi"))) {
      assertThat(reader.tile(new TileAddress(7, 1, 2)).orElseThrow().toArray(JAVA_BYTE))
          .isEqualTo(tile);
      var other = reader.tile(new TileAddress(7, 0, 2)).orElseThrow().toArray(JAVA_BYTE);
      assertThat(ImageIO.read(new ByteArrayInputStream(other)).getWidth()).isEqualTo(32);
    }
  }

  @Test
  void tilesAreNotTakenWhereTheyDoNotFit() throws Exception {
    var codecs = new TileCodecs(TileFormat.JPG, 75, Encoder.JAVA);
    var png = new TileCodecs(TileFormat.PNG, 75, Encoder.JAVA);
    for (var settings :
        List.of(
            new PyramidBuilder.Settings(64, 0, codecs, true, 1, MEMORY),
            new PyramidBuilder.Settings(32, 2, codecs, true, 1, MEMORY),
            new PyramidBuilder.Settings(32, 0, png, true, 1, MEMORY))) {
      try (var source = new ReadyTileSource(new byte[] {1}, new TileAddress(7, 1, 2), 32)) {
        new PyramidBuilder(settings, percent -> {}).build(source, folder.resolve("out.szi"), "out");
        assertThat(source.wasTaken()).isFalse();
      }
    }
  }

  @Test
  void tilesAreNotTakenWhereThatIsNotWanted() throws Exception {
    var codecs = new TileCodecs(TileFormat.JPG, 75, Encoder.JAVA);
    var settings = new PyramidBuilder.Settings(32, 0, codecs, false, 1, MEMORY);
    try (var source = new ReadyTileSource(new byte[] {1}, new TileAddress(7, 1, 2), 32)) {
      new PyramidBuilder(settings, percent -> {}).build(source, folder.resolve("out.szi"), "out");
      assertThat(source.wasTaken()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "300, 270"})
  void whatIsTransparentBecomesWhiteInJpeg(int width, int height) throws Exception {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR); // all clear
    var file = TestPictures.write(picture, folder.resolve("clear.png"), "png");
    var codecs = new TileCodecs(TileFormat.JPG, 75, Encoder.JAVA);
    var settings = new PyramidBuilder.Settings(256, 0, codecs, true, 2, MEMORY);
    try (var source = open(file)) {
      new PyramidBuilder(settings, percent -> {}).build(source, folder.resolve("out.szi"), "out");
    }
    try (var reader = PyramidReader.open(folder.resolve("out.szi"))) {
      assertThat(decode(reader, new TileAddress(0, 0, 0)).getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    }
  }

  @Test
  void aSourceThatLeavesRowsOutIsNoPyramid() throws Exception {
    var target = Files.writeString(folder.resolve("out.szi"), "what was there");
    var settings = settings(32, 0, 2);
    try (var source = new ReadyTileSource(new byte[] {1}, new TileAddress(7, 1, 2), 32, 40)) {
      var builder = new PyramidBuilder(settings, percent -> {});
      assertThatThrownBy(() -> builder.build(source, target, "out"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("left out rows");
    }
    assertThat(target).hasContent("what was there");
    assertThat(folder.toFile().list()).containsExactly("out.szi");
  }

  /// At any moment, whatever the thread is doing then.
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anInterruptIsACancellation(int threads) throws Exception {
    var picture = TestPictures.picture(1500, 1500, BufferedImage.TYPE_3BYTE_BGR);
    var file = TestPictures.write(picture, folder.resolve("picture.png"), "png");
    for (int percent = 0; percent < 100; percent += 9) {
      int moment = percent;
      var caller = Thread.currentThread();
      var settings = settings(32, 0, threads);
      try (var source = open(file)) {
        var builder =
            new PyramidBuilder(
                settings,
                now -> {
                  if (now == moment) {
                    caller.interrupt();
                  }
                });
        assertThatThrownBy(() -> builder.build(source, folder.resolve("out.szi"), "out"))
            .as("at %d percent", percent)
            .isInstanceOf(InterruptedException.class);
      }
      Thread.interrupted();
      assertThat(folder.toFile().list()).containsExactly("picture.png");
    }
  }

  @Test
  void tellsEachPercentOnceAndInOrder() throws Exception {
    var percents = new ArrayList<Integer>();
    var picture = TestPictures.picture(900, 700, BufferedImage.TYPE_3BYTE_BGR);
    var file = TestPictures.write(picture, folder.resolve("picture.png"), "png");
    try (var source = open(file)) {
      new PyramidBuilder(settings(32, 0, 3), percents::add)
          .build(source, folder.resolve("out.szi"), "out");
    }
    assertThat(percents).doesNotHaveDuplicates().isSorted().endsWith(100);
  }

  @Test
  void refusesAStripThatDoesNotFitTheMemory() throws Exception {
    var picture = TestPictures.picture(5000, 300, BufferedImage.TYPE_3BYTE_BGR);
    var file = TestPictures.write(picture, folder.resolve("wide.png"), "png");
    var codecs = new TileCodecs(TileFormat.PNG, 75, Encoder.JAVA);
    var settings = new PyramidBuilder.Settings(256, 0, codecs, true, 1, 1 << 20);
    try (var source = open(file)) {
      var builder = new PyramidBuilder(settings, percent -> {});
      assertThatThrownBy(() -> builder.build(source, folder.resolve("out.szi"), "out"))
          .isInstanceOf(LimitException.class)
          .hasMessageContaining("needs 23 MB of memory, and 1 are allowed");
    }
  }

  private void assertLevels(PyramidReader reader, BufferedImage picture) throws IOException {
    var shape = reader.shape();
    var expected = picture;
    for (int level = shape.levels() - 1; level >= 0; level--) {
      assertThat(expected.getWidth()).isEqualTo((int) shape.width(level));
      for (long row = 0; row < shape.rows(level); row++) {
        for (long column = 0; column < shape.columns(level); column++) {
          assertTile(reader, new TileAddress(level, column, row), expected);
        }
      }
      expected = level == 0 ? expected : halve(expected);
    }
  }

  private static void assertTile(PyramidReader reader, TileAddress address, BufferedImage expected)
      throws IOException {
    var region = reader.shape().region(address);
    int width = (int) region.width();
    int height = (int) region.height();
    var tile = decode(reader, address);
    var wanted = expected.getRGB((int) region.x(), (int) region.y(), width, height, null, 0, width);
    assertThat(tile.getWidth()).as("width of %s", address).isEqualTo(width);
    assertThat(tile.getHeight()).as("height of %s", address).isEqualTo(height);
    assertThat(tile.getRGB(0, 0, width, height, null, 0, width))
        .as("pixels of %s", address)
        .isEqualTo(wanted);
  }

  /// Halves an opaque picture: the rounded mean of the pixels that are there, edges repeated.
  private static BufferedImage halve(BufferedImage from) {
    int width = (from.getWidth() + 1) / 2;
    int height = (from.getHeight() + 1) / 2;
    var half = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int right = Math.min(2 * x + 1, from.getWidth() - 1);
        int below = Math.min(2 * y + 1, from.getHeight() - 1);
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          int sum =
              ((from.getRGB(2 * x, 2 * y) >> shift) & 0xFF)
                  + ((from.getRGB(right, 2 * y) >> shift) & 0xFF)
                  + ((from.getRGB(2 * x, below) >> shift) & 0xFF)
                  + ((from.getRGB(right, below) >> shift) & 0xFF);
          rgb |= ((sum + 2) / 4) << shift;
        }
        half.setRGB(x, y, rgb);
      }
    }
    return half;
  }

  private Path build(BufferedImage picture, int tileSize, int overlap, int threads)
      throws Exception {
    var file = TestPictures.write(picture, folder.resolve("picture.png"), "png");
    var target = folder.resolve("pyramid.szi");
    try (var source = open(file)) {
      new PyramidBuilder(settings(tileSize, overlap, threads), percent -> {})
          .build(source, target, "pyramid");
    }
    return target;
  }

  private TileSource open(Path file) throws IOException {
    return TileSources.open(
        file, new SourceOptions(Limits.DEFAULT, Optional.of(Decoder.JAVA), folder));
  }

  private static PyramidBuilder.Settings settings(int tileSize, int overlap, int threads) {
    var codecs = new TileCodecs(TileFormat.PNG, 75, Encoder.JAVA);
    return new PyramidBuilder.Settings(tileSize, overlap, codecs, true, threads, MEMORY);
  }

  private static BufferedImage decode(PyramidReader reader, TileAddress address)
      throws IOException {
    var bytes = reader.tile(address).orElseThrow().toArray(JAVA_BYTE);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }
}
