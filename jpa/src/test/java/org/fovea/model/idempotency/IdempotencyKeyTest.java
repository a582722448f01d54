package org.fovea.model.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MOMENT = Duration.ofNanos(1);
  private final IdempotencyKey key = new IdempotencyKey("1", NOON);

  @Test
  void aClaimCountsAsRunningForAMinute() {
    assertThat(key.isRunning(NOON)).isTrue();
    assertThat(key.isRunning(NOON.plusSeconds(60).minus(MOMENT))).isTrue();
    assertThat(key.isRunning(NOON.plusSeconds(60))).isFalse();
  }

  @Test
  void whoeverTakesOverHasAnotherNumberAndAMinute() {
    long former = key.fence();

    key.claim(NOON.plusSeconds(100));

    assertThat(key.fence()).isGreaterThan(former);
    assertThat(key.isRunning(NOON.plusSeconds(159))).isTrue();
    assertThat(key.fingerprint()).isEqualTo("1");
  }

  @Test
  void itsTimeIsOverADayAfterItWasMadeWhoeverClaimedItSince() {
    var tomorrow = NOON.plus(Duration.ofDays(1));
    key.claim(NOON.plusSeconds(100));

    assertThat(key.isOver(tomorrow.minus(MOMENT))).isFalse();
    assertThat(key.isOver(tomorrow)).isTrue();
  }

  @Test
  void begunAnewItIsForSomethingElse() {
    var tomorrow = NOON.plus(Duration.ofDays(1));
    long former = key.fence();

    key.restart("2", tomorrow);

    assertThat(key.isOver(tomorrow)).isFalse();
    assertThat(key.isRunning(tomorrow)).isTrue();
    assertThat(key.fence()).isGreaterThan(former);
    assertThat(key.fingerprint()).isEqualTo("2");
    assertThat(key.answer()).isEmpty();
  }
}
