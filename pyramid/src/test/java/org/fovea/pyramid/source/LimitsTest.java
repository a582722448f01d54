package org.fovea.pyramid.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitsTest {
  private final Limits limits = Limits.DEFAULT;

  @Test
  void allowsTwentyGigapixels() {
    assertThatCode(() -> limits.checkSize(200_000, 100_000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.checkSize(200_000, 100_001))
        .isInstanceOf(LimitException.class)
        .hasMessageStartingWith(
            "the image has 20,000,200,000 pixels, and 20,000,000,000 are allowed");
  }

  @Test
  void refusesSidesOfZero() {
    assertThatThrownBy(() -> limits.checkSize(0, 5))
        .isInstanceOf(MalformedImageException.class)
        .hasMessage("the file says that it is 0 x 5 pixels, which cannot be");
  }

  @Test
  void refusesManyPixelsInFewBytes() {
    assertThatCode(() -> limits.checkRatio(1000, 1000, 10, 200)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.checkRatio(2000, 2000, 100, 200))
        .isInstanceOf(LimitException.class)
        .hasMessageStartingWith(
            "the image has 4,000,000 pixels in only 100 bytes, and 200 pixels a byte are allowed");
  }

  @Test
  void refusesAPassForEachScanBeyondTheLimit() {
    assertThatThrownBy(() -> limits.checkPasses(20_000, 20_000, 100))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("400,000,000 pixels in 100 scans");
  }
}
