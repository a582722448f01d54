package org.fovea.pyramid.decode.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.fovea.pyramid.decode.NativeLibraries;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TestPictures;
import org.fovea.pyramid.source.TileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// TIFF files whose tiles or strips are JPEG, by both decoders.
class TiffJpegTest {
  private static final int TILE = 64;
  private static final int WIDTH = 150; // three columns, the last one cut
  private static final int HEIGHT = 140;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"JAVA, 1, 64", "JAVA, 4, 100", "TURBOJPEG, 1, 100", "TURBOJPEG, 4, 64"})
  void tilesDecodeToTheirPixels(Decoder decoder, int threads, int stripRows) throws Exception {
    requireActive(decoder);
    var tiles = tiles(BufferedImage.TYPE_3BYTE_BGR);
    var file = write(tiles, 3, TiffPage.YCBCR, Optional.empty());
    try (var source = open(file, decoder, threads, false)) {
      assertThat(source.header().decoder()).isEqualTo(decoder);
      assertThat(source.header().pixels()).isEqualTo(PixelFormat.RGB);
      var sink = new CollectingSink(source.header(), stripRows);
      source.stream(sink);
      assertNear(sink.pixels(), expected(tiles, 3), 3); // decoders round differently
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "TURBOJPEG"})
  void fullTilesAreHandedOverFreeOfMetadata(Decoder decoder) throws Exception {
    requireActive(decoder);
    var tiles = tiles(BufferedImage.TYPE_3BYTE_BGR);
    var file = write(tiles, 3, TiffPage.YCBCR, Optional.of("a secret"));
    try (var source = open(file, decoder, 2, false)) {
      var sink = new TileSink(new CollectingSink(source.header(), TILE));
      source.stream(sink);
      // The third column and the third row reach beyond the page.
      assertThat(sink.tiles.keySet()).containsExactly(0, 1, 100, 101);
      for (var tile : sink.tiles.entrySet()) {
        int column = tile.getKey() % 100;
        int row = tile.getKey() / 100;
        assertThat(JpegBytes.markers(tile.getValue()))
            .doesNotContain(0xFE, 0xE1, 0xE2)
            .contains(0xE0);
        assertThat(new String(tile.getValue(), StandardCharsets.ISO_8859_1))
            .doesNotContain("secret");
        assertThat(raw(tile.getValue()))
            .as("the same coefficients")
            .isEqualTo(raw(tiles.get(row * 3 + column)));
        assertNear(rgb(tile.getValue()), part(sink.behind.pixels(), column, row), 3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "TURBOJPEG"})
  void redGreenBlueIsMarkedAsSuch(Decoder decoder) throws Exception {
    requireActive(decoder);
    // Components that no decoder may take for YCbCr, though they were written as that.
    var tiles = tiles(BufferedImage.TYPE_3BYTE_BGR);
    var file = write(tiles, 3, 2, Optional.empty());
    try (var source = open(file, decoder, 2, false)) {
      var sink = new TileSink(new CollectingSink(source.header(), TILE));
      source.stream(sink);
      var tile = sink.tile(0);
      assertThat(JpegBytes.markers(tile)).contains(0xEE).doesNotContain(0xE0);
      assertNear(part(sink.behind.pixels(), 0, 0), raw(tiles.getFirst()), 1);
      assertNear(rgb(tile), raw(tiles.getFirst()), 1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "TURBOJPEG"})
  void inksAndTurnedPicturesAreNotHandedOver(Decoder decoder) throws Exception {
    requireActive(decoder);
    var tiles = tiles(BufferedImage.TYPE_BYTE_GRAY);
    var inverted = write(tiles, 1, 0, Optional.empty());
    try (var source = open(inverted, decoder, 1, false)) {
      var sink = new TileSink(new CollectingSink(source.header(), TILE));
      source.stream(sink);
      assertThat(sink.tiles).as("white is zero").isEmpty();
      int shown = sink.behind.pixels()[0] & 0xFF;
      assertThat(shown).isEqualTo(255 - (raw(tiles.getFirst())[0] & 0xFF));
    }
    var turned =
        writer(1, 1).tag(TiffTag.ORIENTATION, TiffWriter.SHORT, 3).writeBlocks(inverted, tiles);
    try (var source = open(turned, decoder, 1, false)) {
      var sink = new TileSink(new CollectingSink(source.header(), TILE));
      source.stream(sink);
      assertThat(sink.tiles).as("upside down").isEmpty();
    }
  }

  @Test
  void tablesOfThePageGoIntoEachTile() throws Exception {
    var tiles = tiles(BufferedImage.TYPE_BYTE_GRAY);
    var bare = new ArrayList<byte[]>();
    for (var tile : tiles) {
      bare.add(JpegBytes.withoutTables(tile));
    }
    var writer = writer(1, 1).bytes(TiffTag.JPEG_TABLES, 7, JpegBytes.tables(tiles.getFirst()));
    var file = writer.writeBlocks(folder.resolve("tables.tif"), bare);
    try (var source = open(file, Decoder.JAVA, 1, false)) {
      var sink = new TileSink(new CollectingSink(source.header(), TILE));
      source.stream(sink);
      assertThat(sink.behind.pixels()).isEqualTo(expected(tiles, 1));
      assertThat(raw(sink.tile(101))).isEqualTo(raw(tiles.get(4)));
    }
  }

  @Test
  void halvedColoursComeAsPlanesIfTheyMay() throws Exception {
    requireActive(Decoder.TURBOJPEG);
    var tiles = tiles(BufferedImage.TYPE_3BYTE_BGR);
    var file = write(tiles, 3, TiffPage.YCBCR, Optional.empty());
    for (int stripRows : new int[] {TILE, 100}) {
      try (var source = open(file, Decoder.TURBOJPEG, 2, true)) {
        assertThat(source.header().pixels()).isEqualTo(PixelFormat.YCBCR);
        var sink = new PlaneSink(stripRows);
        source.stream(sink);
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            int tile = y / TILE * 3 + x / TILE;
            int luma = raw(tiles, tile)[3 * (y % TILE * TILE + x % TILE)] & 0xFF;
            assertThat(sink.luma[y * WIDTH + x] & 0xFF).as("%d, %d", x, y).isEqualTo(luma);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "TURBOJPEG"})
  void aTileThatIsCutOffIsNamed(Decoder decoder) throws Exception {
    requireActive(decoder);
    var tiles = new ArrayList<>(tiles(BufferedImage.TYPE_3BYTE_BGR));
    for (int damaged : new int[] {4, 7}) {
      tiles.set(damaged, Arrays.copyOf(tiles.get(damaged), tiles.get(damaged).length / 2));
    }
    var file = write(tiles, 3, TiffPage.YCBCR, Optional.empty());
    for (int threads : new int[] {1, 4}) {
      assertThatThrownBy(
              () -> {
                try (var source = open(file, decoder, threads, false)) {
                  source.stream(new CollectingSink(source.header(), 256));
                }
              })
          .isInstanceOf(MalformedImageException.class)
          .hasMessageContaining("tile 4");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "TURBOJPEG"})
  void aTileLargerThanItsPlaceIsRefusedUnread(Decoder decoder) throws Exception {
    requireActive(decoder);
    var tiles = new ArrayList<>(tiles(BufferedImage.TYPE_BYTE_GRAY));
    var huge = tiles.get(1).clone();
    int frame = 0;
    while (huge[frame] != (byte) 0xFF || huge[frame + 1] != (byte) 0xC0) {
      frame++;
    }
    Arrays.fill(huge, frame + 5, frame + 9, (byte) 0xF0); // 61,680 x 61,680 pixels
    tiles.set(1, huge);
    var file = write(tiles, 1, 1, Optional.empty());
    assertThatThrownBy(
            () -> {
              try (var source = open(file, decoder, 1, false)) {
                source.stream(new CollectingSink(source.header(), 256));
              }
            })
        .isInstanceOf(MalformedImageException.class)
        .hasMessageContaining("tile 1 contradict its header");
  }

  private final Map<Integer, byte[]> rawTiles = new TreeMap<>();

  private byte[] raw(List<byte[]> tiles, int index) {
    return rawTiles.computeIfAbsent(
        index,
        i -> {
          try {
            return raw(tiles.get(i));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void requireActive(Decoder decoder) {
    assumeTrue(decoder == Decoder.JAVA || NativeLibraries.hasTurboJpeg(), "no libjpeg-turbo");
  }

  private static List<byte[]> tiles(int type) throws IOException {
    var picture = TestPictures.picture(3 * TILE, 3 * TILE, type);
    var tiles = new ArrayList<byte[]>();
    for (int i = 0; i < 9; i++) {
      var out = new ByteArrayOutputStream();
      var tile = new BufferedImage(TILE, TILE, type);
      tile.setData(
          picture.getData().createChild(i % 3 * TILE, i / 3 * TILE, TILE, TILE, 0, 0, null));
      ImageIO.write(tile, "jpeg", out);
      tiles.add(out.toByteArray());
    }
    return tiles;
  }

  private static TiffWriter writer(int samples, int photometric) {
    return new TiffWriter(
        new TiffWriter.Layout(
            ByteOrder.LITTLE_ENDIAN, true, WIDTH, HEIGHT, samples, 8, 1, false, TILE, TILE, 7, 1),
        photometric);
  }

  private Path write(List<byte[]> tiles, int samples, int photometric, Optional<String> comment)
      throws IOException {
    var commented = new ArrayList<byte[]>();
    for (var tile : tiles) {
      commented.add(comment.isPresent() ? JpegBytes.withComment(tile, comment.get()) : tile);
    }
    return writer(samples, photometric).writeBlocks(folder.resolve("jpeg.tif"), commented);
  }

  /// Returns the components as they are stored.
  private static byte[] raw(byte[] jpeg) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(input);
      Raster raster = reader.readRaster(0, null);
      return (byte[]) raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null);
    } finally {
      reader.dispose();
    }
  }

  /// Returns what a browser shows.
  private static byte[] rgb(byte[] jpeg) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(jpeg));
    var pixels = new byte[3 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = i / 3;
      int rgb = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
      pixels[i] = (byte) (rgb >> (16 - 8 * (i % 3)));
    }
    return pixels;
  }

  private static byte[] expected(List<byte[]> tiles, int channels) throws IOException {
    var expected = new byte[WIDTH * HEIGHT * channels];
    for (int i = 0; i < tiles.size(); i++) {
      var pixels = channels == 3 ? rgb(tiles.get(i)) : raw(tiles.get(i));
      int left = i % 3 * TILE;
      int top = i / 3 * TILE;
      int width = Math.min(TILE, WIDTH - left);
      for (int y = top; y < Math.min(HEIGHT, top + TILE); y++) {
        System.arraycopy(
            pixels,
            (y - top) * TILE * channels,
            expected,
            (y * WIDTH + left) * channels,
            width * channels);
      }
    }
    return expected;
  }

  private static byte[] part(byte[] pixels, int column, int row) {
    var part = new byte[TILE * TILE * 3];
    for (int y = 0; y < TILE; y++) {
      int from = ((row * TILE + y) * WIDTH + column * TILE) * 3;
      System.arraycopy(pixels, from, part, y * TILE * 3, TILE * 3);
    }
    return part;
  }

  private static void assertNear(byte[] found, byte[] wanted, int tolerance) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < found.length; i++) {
      int difference = Math.abs((found[i] & 0xFF) - (wanted[i] & 0xFF));
      if (difference > tolerance) {
        assertThat(difference).as("sample %d", i).isLessThanOrEqualTo(tolerance);
      }
    }
  }

  private TileSource open(Path file, Decoder decoder, int threads, boolean planes)
      throws IOException {
    var options =
        new SourceOptions(Limits.DEFAULT, Optional.of(decoder), 0, planes, threads, folder);
    return TiffSources.open(file, options);
  }

  /// Collects the luma of planes.
  private static final class PlaneSink implements StripSink {
    private final int stripRows;
    private final byte[] luma = new byte[WIDTH * HEIGHT];
    private int row;

    PlaneSink(int stripRows) {
      this.stripRows = stripRows;
    }

    @Override
    public PixelStrip take() {
      int rows = Math.min(stripRows, HEIGHT - row);
      return PixelStrip.allocate(Arena.ofAuto(), PixelFormat.YCBCR, WIDTH, rows);
    }

    @Override
    public void put(PixelStrip strip) {
      var plane = strip.plane(0);
      for (int y = 0; y < strip.rows(); y++) {
        int at = (row + y) * WIDTH;
        MemorySegment.copy(
            plane.pixels(), ValueLayout.JAVA_BYTE, plane.offset(0, y), luma, at, WIDTH);
      }
      row += strip.rows();
    }
  }
}
