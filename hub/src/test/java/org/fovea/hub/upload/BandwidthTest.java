package org.fovea.hub.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandwidthTest {
  private static final long SECOND = 1_000_000_000;
  private long now = Long.MAX_VALUE - SECOND; // the clock overflows on the way

  @Test
  void noMorePassesThanAllowedHoweverItIsCut() {
    var bandwidth = new Bandwidth(1_000_000, () -> now);
    long begun = now;
    long passed = 0;
    for (int size : new int[] {1, 999, 64_000, 100_000, 5, 300_000, 64_000, 250_000, 1_000_000}) {
      now += bandwidth.reserve(size);
      passed += size;
      double seconds = (double) (now - begun) / SECOND;
      assertThat(passed).isLessThanOrEqualTo((long) (1_000_000 * (seconds + 0.25)) + 1);
    }
  }

  @Test
  void asMuchPassesAsIsAllowed() {
    var bandwidth = new Bandwidth(1_000_000, () -> now);
    long begun = now;
    for (int i = 0; i < 100; i++) {
      now += bandwidth.reserve(64_000);
    }

    assertThat((double) (now - begun) / SECOND).isBetween(6.0, 6.4);
  }

  @Test
  void aPauseIsNotFollowedByABurst() {
    var bandwidth = new Bandwidth(1_000_000, () -> now);
    now += 3600 * SECOND;

    bandwidth.reserve(250_000);

    assertThat(bandwidth.reserve(1_000_000)).isEqualTo(SECOND);
  }

  @Test
  void withoutALimitNothingWaits() {
    assertThat(new Bandwidth(0, () -> now).reserve(Integer.MAX_VALUE)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 8388608", "1000, 65536", "1000000, 8388608", "100000, 1000000"})
  void partsFitTheBandwidth(long bytesPerSecond, int partBytes) {
    assertThat(new Bandwidth(bytesPerSecond).partBytes(2)).isEqualTo(partBytes);
  }
}
