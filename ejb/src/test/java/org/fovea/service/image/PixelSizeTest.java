package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelSizeTest {
  @Test
  void isReadAgainAsItWasWritten() {
    var size = new PixelSize(0.2519, 0.252, "Aperio");

    assertThat(PixelSize.of(size.toJson())).isEqualTo(size);
  }

  @ParameterizedTest(name = "{0} pixels a metre")
  @CsvSource({
    "2835, false", // 72 an inch, as PNG writes it
    "2834.6457, false",
    "3780, false", // 96
    "11811, true", // 300: scanners measure
    "4000000, true"
  })
  void whatProgramsWriteThatKnowNothingWasNotMeasured(double perMetre, boolean measured) {
    double side = 1e6 / perMetre;

    assertThat(new PixelSize(side, side, "pHYs").isMeasured()).isEqualTo(measured);
  }

  @Test
  void isSquareWhereFilesHaveRounded() {
    assertThat(new PixelSize(0.2519, 0.252, "Aperio").isSquare()).isTrue();
    assertThat(new PixelSize(0.25, 0.26, "OME").isSquare()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoLengthIsRefused(double length) {
    assertThatThrownBy(() -> new PixelSize(1, length, "OME"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PixelSize(length, 1, "OME"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
