package org.fovea.pyramid.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PyramidShapeTest {
  @ParameterizedTest(name = "{0} x {1} px has {2} levels")
  @CsvSource({
    "1, 1, 1",
    "2, 1, 2",
    "1, 3, 3",
    "256, 256, 9",
    "257, 1, 10",
    "1000000, 3, 21",
    "2147483647, 2147483647, 32"
  })
  void countsLevelsDownToOnePixel(long width, long height, int levels) {
    assertThat(new PyramidShape(width, height, 256).levels()).isEqualTo(levels);
  }

  @Test
  void countsTilesOfTheWholePyramidInLongs() {
    assertThat(new PyramidShape(2_147_483_647, 2_147_483_647, 1).tiles())
        .isGreaterThan(4_000_000_000_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource("randomShapes")
  void eachTileIsFoundByWhatItShows(PyramidShape any) {
    var shape = new PyramidShape(any.width(), any.height(), any.tileSize());
    var random = RandomGenerator.of("Xoroshiro128PlusPlus");
    for (int i = 0; i < 50; i++) {
      int level = random.nextInt(shape.levels());
      long factor = 1L << (shape.levels() - 1 - level);
      var address =
          new TileAddress(
              level, random.nextLong(shape.columns(level)), random.nextLong(shape.rows(level)));
      var tile = shape.region(address);
      long x = address.column() * shape.tileSize() * factor;
      long y = address.row() * shape.tileSize() * factor;
      var shown =
          new Region(
              x,
              y,
              Math.min(shape.tileSize() * factor, shape.width() - x),
              Math.min(shape.tileSize() * factor, shape.height() - y));
      var found = shape.region(shape.find(shown, tile.width(), tile.height()).orElseThrow());

      // several levels show an image of few pixels as the same few pixels: any of them will do
      assertThat(found.width()).isEqualTo(tile.width());
      assertThat(found.height()).isEqualTo(tile.height());
      assertThat(shape.find(shown, shape.tileSize() + 1, tile.height())).isEmpty();
      if (any.overlap() > 0) {
        assertThat(any.find(shown, tile.width(), tile.height())).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("randomShapes")
  void levelZeroIsOnePixelAndTheLastIsTheImage(PyramidShape shape) {
    int last = shape.levels() - 1;
    assertThat(shape.width(0)).isEqualTo(1);
    assertThat(shape.height(0)).isEqualTo(1);
    assertThat(shape.width(last)).isEqualTo(shape.width());
    assertThat(shape.height(last)).isEqualTo(shape.height());
  }

  @ParameterizedTest
  @MethodSource("randomShapes")
  void eachLevelIsHalfTheNextRoundedUp(PyramidShape shape) {
    for (int level = 1; level < shape.levels(); level++) {
      assertThat(shape.width(level - 1)).isEqualTo((shape.width(level) + 1) / 2);
      assertThat(shape.height(level - 1)).isEqualTo((shape.height(level) + 1) / 2);
      assertThat(shape.columns(level - 1)).isLessThanOrEqualTo(shape.columns(level));
    }
  }

  @ParameterizedTest
  @MethodSource("randomShapes")
  void ordinalsNumberAllTilesOfSmallPyramidsWithoutGap(PyramidShape shape) {
    var seen = new HashSet<Long>();
    for (int level = 0; level < Math.min(8, shape.levels()); level++) {
      for (long row = 0; row < shape.rows(level); row++) {
        for (long column = 0; column < shape.columns(level); column++) {
          assertThat(shape.ordinal(new TileAddress(level, column, row))).isEqualTo(seen.size());
          seen.add((long) seen.size());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("randomShapes")
  void theLastTileEndsWhereItsLevelEnds(PyramidShape shape) {
    int level = shape.levels() - 1;
    var last = new TileAddress(level, shape.columns(level) - 1, shape.rows(level) - 1);
    var region = shape.region(last);
    assertThat(shape.ordinal(last)).isEqualTo(shape.tiles() - 1);
    assertThat(region.x() + region.width()).isEqualTo(shape.width());
    assertThat(region.y() + region.height()).isEqualTo(shape.height());
  }

  @Test
  void tilesShareTheirOverlapWithEachNeighbour() {
    var shape = new PyramidShape(600, 600, 254, 1);
    assertThat(shape.region(new TileAddress(10, 1, 0))).isEqualTo(new Region(253, 0, 256, 255));
  }

  @ParameterizedTest
  @CsvSource({"10, 0, 0", "9, 2, 0", "9, 0, 2", "0, 1, 0"})
  void hasNoTileOutside(int level, long column, long row) {
    var shape = new PyramidShape(300, 300, 256);
    var address = new TileAddress(level, column, row);
    assertThat(shape.contains(address)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> shape.ordinal(address));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 256, 0", "1, 0, 256, 0", "1, 1, 0, 0", "1, 1, 8193, 0", "1, 1, 256, 129"})
  void refusesShapesThatCannotBe(long width, long height, int tileSize, int overlap) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PyramidShape(width, height, tileSize, overlap));
  }

  static Stream<PyramidShape> randomShapes() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
    return Stream.generate(
            () -> {
              int tileSize = 1 + random.nextInt(600);
              return new PyramidShape(
                  1 + random.nextLong(1L << random.nextInt(1, 31)),
                  1 + random.nextLong(1L << random.nextInt(1, 31)),
                  tileSize,
                  random.nextInt(tileSize / 2 + 1));
            })
        .limit(200);
  }

  @Test
  void addressesAndOrdinalsAreEachOthersInverse() {
    var shape = new PyramidShape(1000, 300, 256);
    for (long i = 0; i < shape.tiles(); i++) {
      assertThat(shape.ordinal(shape.address(i))).isEqualTo(i);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> shape.address(shape.tiles()));
    assertThatIllegalArgumentException().isThrownBy(() -> shape.address(-1));
  }
}
