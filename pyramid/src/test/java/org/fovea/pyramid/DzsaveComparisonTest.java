package org.fovea.pyramid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.pyramid.codec.Encoder;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TestPictures;
import org.fovea.pyramid.source.TileSource;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Our tiles against those of libvips, which everybody knows: the same levels, the same tiles, and
/// pixels that nobody can tell apart.
@EnabledIf(
    value = "org.fovea.pyramid.SystemCommand#hasVips",
    disabledReason = "the vips command is missing: install libvips-tools")
class DzsaveComparisonTest {
  /// A step of one in two samples of three: more differs then than the rounding of a decoder.
  private static final double SAME_PIXELS_DECIBELS = 50;

  /// What planes owe on each level of a tile or more. Luma and colour are rounded at other places
  /// than red, green and blue, and a half more or less makes the encoder choose the next step of a
  /// coefficient, which at quality 75 is 6 to 60. The whole level counts, not each tile: one full
  /// of fine detail may have less.
  private static final double PLANES_DECIBELS = 40;

  /// What planes owe on smaller levels, which are a few blocks and therefore a matter of luck.
  private static final double PLANES_SMALL_LEVEL_DECIBELS = 32;

  private static final long MEMORY = 256L << 20;

  @TempDir Path folder;

  /// A kind of file to upload, and how `vips copy` writes it.
  enum Input {
    RGB_TIFF(BufferedImage.TYPE_3BYTE_BGR, ".tif"),
    RGB_PNG(BufferedImage.TYPE_3BYTE_BGR, ".png"),
    GREY_PNG(BufferedImage.TYPE_BYTE_GRAY, ".png"),
    GREY_JPEG(BufferedImage.TYPE_BYTE_GRAY, ".jpg[Q=90]"),
    JPEG_444(BufferedImage.TYPE_3BYTE_BGR, ".jpg[Q=90,subsample_mode=off]"),
    JPEG_420(BufferedImage.TYPE_3BYTE_BGR, ".jpg[Q=90,subsample_mode=on]");

    private final int type;
    private final String suffix;

    Input(int type, String suffix) {
      this.type = type;
      this.suffix = suffix;
    }

    Path write(Path folder, Size size) throws IOException, InterruptedException {
      var picture = TestPictures.picture(size.width(), size.height(), type);
      var png = TestPictures.write(picture, folder.resolve("picture.png"), "png");
      SystemCommand.run("vips", "copy", png.toString(), folder.resolve("input") + suffix);
      return folder.resolve("input" + suffix.replaceFirst("\\[.*", ""));
    }
  }

  record Size(int width, int height) {
    @Override
    public String toString() {
      return width + " x " + height;
    }
  }

  private static final List<Size> SIZES =
      List.of(
          new Size(1, 1),
          new Size(1000, 1),
          new Size(255, 257),
          new Size(512, 1024),
          new Size(3001, 2003));

  static List<Arguments> inputs() {
    return SIZES.stream()
        .flatMap(size -> List.of(Input.values()).stream().map(input -> Arguments.of(input, size)))
        .toList();
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("inputs")
  void theFastestDecoderGivesTheTilesOfLibvips(Input input, Size size) throws Exception {
    var image = input.write(folder, size);
    assertEveryTile(image, open(image, Optional.empty(), false), codecs(Optional.empty()));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("inputs")
  void pureJavaGivesTheTilesOfLibvips(Input input, Size size) throws Exception {
    var image = input.write(folder, size);
    var source = open(image, Optional.of(Decoder.JAVA), false);
    assertEveryTile(image, source, codecs(Optional.of(Encoder.JAVA)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Input.class,
      names = {"JPEG_444", "JPEG_420"})
  void planesGiveTilesThatLookLikeThoseOfLibvips(Input input) throws Exception {
    var image = input.write(folder, new Size(3001, 2003));
    var codecs = codecs(Optional.empty());
    assumeTrue(codecs.takesPlanes(), "no encoder of planes is installed");
    try (var source = open(image, Optional.empty(), true);
        var ours = build(source, codecs);
        var theirs = DzsavePyramid.make(image, folder.resolve("theirs.szi"))) {
      assertThat(theirs.tiles()).isEqualTo(tiles(ours.shape()));
      assertThat(PyramidDifference.measure(ours, theirs))
          .allSatisfy(level ->
              assertThat(level.psnr())
                  .as("%s", level)
                  .isGreaterThanOrEqualTo(
                      ours.shape().width(level.level()) >= 256
                          ? PLANES_DECIBELS
                          : PLANES_SMALL_LEVEL_DECIBELS));
    }
  }

  private void assertEveryTile(Path image, TileSource opened, TileCodecs codecs) throws Exception {
    try (var source = opened;
        var ours = build(source, codecs);
        var theirs = DzsavePyramid.make(image, folder.resolve("theirs.szi"))) {
      assertThat(theirs.tiles()).isEqualTo(tiles(ours.shape()));
      assertThat(PyramidDifference.measure(ours, theirs))
          .allSatisfy(level ->
              assertThat(level.worstTilePsnr())
                  .as("%s", level)
                  .isGreaterThanOrEqualTo(SAME_PIXELS_DECIBELS));
    }
  }

  private static Set<String> tiles(PyramidShape shape) {
    var names = new HashSet<String>();
    for (int level = 0; level < shape.levels(); level++) {
      for (long row = 0; row < shape.rows(level); row++) {
        for (long column = 0; column < shape.columns(level); column++) {
          names.add(DzsavePyramid.name(new TileAddress(level, column, row)));
        }
      }
    }
    return names;
  }

  private PyramidReader build(TileSource source, TileCodecs codecs)
      throws IOException, InterruptedException {
    var target = folder.resolve("ours.szi");
    var settings = new PyramidBuilder.Settings(256, 0, codecs, true, 2, MEMORY);
    new PyramidBuilder(settings, percent -> {}).build(source, target, "ours");
    return PyramidReader.open(target);
  }

  private static TileCodecs codecs(Optional<Encoder> encoder) {
    return TileCodecs.choose(TileFormat.JPG, 75, encoder);
  }

  private TileSource open(Path image, Optional<Decoder> decoder, boolean planes)
      throws IOException {
    return TileSources.open(
        image, new SourceOptions(Limits.DEFAULT, decoder, 0, planes, 2, folder));
  }
}
