package org.fovea.web.rest.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.pyramid.geometry.PyramidShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallerLevelsTest {
  /// The tiers as viewers count them: halve, rounding up, until one tile is enough.
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0, 1, 1",
    "256, 256, 8, 1, 1",
    "257, 256, 8, 2, 3",
    "700, 500, 8, 3, 9",
    "20000, 19000, 8, 8, 7964"
  })
  void theFirstLevelIsTheLargestThatIsOneTile(
      long width, long height, int first, int count, long tiles) {
    var levels = new SmallerLevels(new PyramidShape(width, height, 256));

    assertThat(levels.first()).isEqualTo(first);
    assertThat(levels.count()).isEqualTo(count);
    assertThat(levels.tiles()).isEqualTo(tiles);
    assertThat(levels.tilesBelow(0)).isZero();
    assertThat(levels.tilesBelow(1)).isEqualTo(1);
  }
}
