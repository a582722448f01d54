package org.fovea.service.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockJudgeTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private final ClockJudge judge = new ClockJudge();

  /// What the wall clock says after five minutes, if it was set by `jump` meanwhile.
  private boolean trustsAfter(Duration jump) {
    judge.trusted(NOON, 0);
    return judge.trusts(
        NOON.plus(FIVE_MINUTES).plus(jump), FIVE_MINUTES.toNanos(), Optional.of(NOON));
  }

  @ParameterizedTest(name = "set by {0}: trusted {1}")
  @CsvSource({
    "PT0S, true",
    "PT59M, true",
    "PT61M, false",
    "P2D, false",
    "P366D, false",
    "PT-59M, true",
    "P-2D, true",
    "P-366D, true"
  })
  void aClockThatJumpsForwardDeletesNothing(Duration jump, boolean trusted) {
    assertThat(trustsAfter(jump)).isEqualTo(trusted);
  }

  @Test
  void afterTwoDaysBackAndTwoDaysForwardItGoesOn() {
    assertThat(trustsAfter(Duration.ofDays(-2))).isTrue();
    judge.trusted(NOON.plus(FIVE_MINUTES).minus(Duration.ofDays(2)), FIVE_MINUTES.toNanos());

    // the newest time that was trusted stays that of noon: the database never takes one back
    var later = NOON.plus(FIVE_MINUTES).plus(FIVE_MINUTES);
    assertThat(judge.trusts(later, FIVE_MINUTES.toNanos() * 2, Optional.of(NOON))).isTrue();
  }

  @Test
  void aServerThatWasBusyForHoursTrustsItsClock() {
    judge.trusted(NOON, 0);

    var hours = Duration.ofHours(5);
    assertThat(judge.trusts(NOON.plus(hours), hours.toNanos(), Optional.of(NOON))).isTrue();
  }

  @ParameterizedTest(name = "off for {0}: trusted {1}")
  @CsvSource({"PT59M, true", "PT61M, false", "P2D, false"})
  void aServerThatWasOffCannotTellAJumpFromThePassingOfTime(Duration off, boolean trusted) {
    assertThat(judge.trusts(NOON.plus(off), 77, Optional.of(NOON))).isEqualTo(trusted);
  }

  @Test
  void whatAnotherNodeTrustedCounts() {
    judge.trusted(NOON, 0);

    var later = NOON.plus(Duration.ofHours(3)); // this node was suspended, its time stood still
    assertThat(judge.trusts(later, 1, Optional.of(later.minus(FIVE_MINUTES)))).isTrue();
  }

  @Test
  void aNewSiteTrustsItsClock() {
    assertThat(judge.trusts(NOON, 0, Optional.empty())).isTrue();
  }
}
