package org.fovea.pyramid.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.Region;
import org.junit.jupiter.api.Test;

class SourceWindowTest {
  private static final PyramidShape SHAPE = new PyramidShape(20_000, 19_000, 256);

  @Test
  void theNearestLevelIsTheSmallestThatNeedNotBeMagnified() {
    var whole = new Region(0, 0, 20_000, 19_000);

    assertThat(window(whole, 3000, 2850).level()).isEqualTo(SHAPE.levels() - 3); // 5000 x 4750
    assertThat(window(whole, 2500, 2375).level()).isEqualTo(SHAPE.levels() - 4); // exactly
    assertThat(window(whole, 2501, 2376).level()).isEqualTo(SHAPE.levels() - 3);
    assertThat(window(whole, 1, 1).level()).isEqualTo(1); // of level 0, 19/32 of a pixel are shown
    assertThat(window(new Region(7, 7, 100, 100), 400, 400).level()).isEqualTo(SHAPE.levels() - 1);
  }

  @Test
  void edgesMayLieInsideOfPixels() {
    var window = window(new Region(3, 5, 1001, 999), 250, 249); // two levels down

    assertThat(window).isEqualTo(new SourceWindow(SHAPE.levels() - 3, 0.75, 1.25, 251, 251));
    assertThat(window.pixels()).isEqualTo(new Region(0, 1, 251, 250));
  }

  /// Whatever is asked for, the work for one picture is bounded, and the tiles cover the window.
  @Test
  void workIsBounded() {
    var random = new Random(20261122);
    var shape = new PyramidShape(2_000_000_000, 30_000, 256);
    for (int i = 0; i < 20_000; i++) {
      var region = region(random, shape);
      int width = 1 + random.nextInt(1 << random.nextInt(13));
      int height = 1 + random.nextInt(Math.min(5000, RenderOrder.MAX_PIXELS / width));
      var order = new RenderOrder(width, height, false, 0, RenderQuality.COLOUR, TileFormat.JPG);
      var window = SourceWindow.of(shape, region, order);
      var tiles = window.tiles(shape);
      var pixels = window.pixels();

      assertThat(tiles.size()).isBetween(1, SourceWindow.MAX_TILES);
      assertThat(pixels.height() * width).isLessThanOrEqualTo(SourceWindow.MAX_BETWEEN);
      var first = shape.region(tiles.getFirst());
      var last = shape.region(tiles.getLast());
      assertThat(first.x()).isLessThanOrEqualTo(pixels.x());
      assertThat(first.y()).isLessThanOrEqualTo(pixels.y());
      assertThat(last.x() + last.width()).isGreaterThanOrEqualTo(pixels.x() + pixels.width());
      assertThat(last.y() + last.height()).isGreaterThanOrEqualTo(pixels.y() + pixels.height());
    }
  }

  private static Region region(Random random, PyramidShape shape) {
    long width = 1 + (long) (Math.pow(random.nextDouble(), 8) * (shape.width() - 1));
    long height = 1 + (long) (Math.pow(random.nextDouble(), 4) * (shape.height() - 1));
    return new Region(
        (long) (random.nextDouble() * (shape.width() - width)),
        (long) (random.nextDouble() * (shape.height() - height)),
        width,
        height);
  }

  private static SourceWindow window(Region region, int width, int height) {
    return SourceWindow.of(
        SHAPE,
        region,
        new RenderOrder(width, height, false, 0, RenderQuality.COLOUR, TileFormat.JPG));
  }
}
