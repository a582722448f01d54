package org.fovea.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private long now = Long.MAX_VALUE - Duration.ofMinutes(2).toNanos(); // overflows on the way
  private final TokenBuckets buckets = new TokenBuckets(60, Duration.ofMinutes(1), () -> now);

  @Test
  void aWindowsWorthMayComeAtOnce() {
    for (int left = 59; left >= 0; left--) {
      var verdict = buckets.take("ada");
      assertThat(verdict.allowed()).isTrue();
      assertThat(verdict.remaining()).isEqualTo(left);
      assertThat(verdict.untilFull()).isEqualTo(Duration.ofSeconds(60 - left));
    }
    var refused = buckets.take("ada");
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.remaining()).isZero();
    assertThat(refused.untilFull()).isEqualTo(Duration.ofMinutes(1));
    assertThat(refused.untilNext()).isEqualTo(SECOND);
  }

  @Test
  void whoeverWaitsAsLongAsToldIsLetThroughOnce() {
    empty("ada");
    pass(Duration.ofMillis(999));
    var refused = buckets.take("ada");
    assertThat(refused.untilNext()).isEqualTo(Duration.ofMillis(1));

    pass(refused.untilNext());
    assertThat(buckets.take("ada").allowed()).isTrue();
    assertThat(buckets.take("ada").allowed()).isFalse();
  }

  @Test
  void whoeverAsksEvenlyIsNeverRefused() {
    for (int i = 0; i < 1000; i++) {
      assertThat(buckets.take("ada").allowed()).isTrue();
      pass(SECOND);
    }
  }

  @Test
  void toBeRefusedCostsNothing() {
    empty("ada");
    for (int i = 0; i < 1000; i++) {
      assertThat(buckets.take("ada").untilNext()).isEqualTo(SECOND);
    }
  }

  @Test
  void aBucketFillsUpToAWindowsWorthAndNoFurther() {
    empty("ada");
    pass(Duration.ofDays(1));

    assertThat(buckets.take("ada").remaining()).isEqualTo(59);
  }

  @Test
  void eachCallerHasTheirOwn() {
    empty("ada");

    assertThat(buckets.take("emmy").remaining()).isEqualTo(59);
    assertThat(buckets.take("ada").allowed()).isFalse();
  }

  /// Of whom nothing is left to remember nothing is remembered, an address say.
  @Test
  void aCallerIsForgottenAWindowAfterTheirLastRequest() {
    empty("ada");
    buckets.take("emmy");
    pass(Duration.ofSeconds(59));
    buckets.take("alan");
    assertThat(buckets.size()).as("emmy's was full long ago, but ada's is not").isEqualTo(3);

    pass(SECOND);
    buckets.take("alan");
    assertThat(buckets.size()).isOne();
  }

  @Test
  void whoeverIsRefusedIsRememberedFromThenOn() {
    empty("ada");
    pass(Duration.ofMillis(500));
    buckets.take("ada");
    pass(Duration.ofMillis(59_499));
    buckets.take("emmy");
    assertThat(buckets.size()).isEqualTo(2);

    pass(Duration.ofMillis(1));
    buckets.take("emmy");
    assertThat(buckets.size()).isOne();
  }

  @Test
  void callersOfWhomThereAreTooManyAreForgottenOldestFirst() {
    empty("ada");
    empty("emmy");
    for (int i = 0; i < TokenBuckets.MOST_CALLERS - 2; i++) {
      buckets.take("somebody " + i);
    }
    assertThat(buckets.size()).isEqualTo(TokenBuckets.MOST_CALLERS);
    assertThat(buckets.take("emmy").allowed()).as("she asks once more").isFalse();
    buckets.take("the one too many");

    assertThat(buckets.size()).isEqualTo(TokenBuckets.MOST_CALLERS);
    assertThat(buckets.take("emmy").allowed()).isFalse();
    assertThat(buckets.take("ada").remaining()).isEqualTo(59);
  }

  @Test
  void aFloodOfCallersTakesNoMoreMemoryThanThere() {
    for (int i = 0; i < 100_000; i++) {
      buckets.take("somebody " + i);
      pass(Duration.ofNanos(1));
    }
    assertThat(buckets.size()).isEqualTo(TokenBuckets.MOST_CALLERS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 1_000_000})
  void anyLimitIsKept(long limit) {
    var some = new TokenBuckets(limit, Duration.ofMinutes(1), () -> now);
    long allowed = 0;
    while (some.take("ada").allowed()) {
      allowed++;
    }
    assertThat(allowed).isEqualTo(limit);
  }

  @Test
  void ofManyAtOnceAsManyAreLetThroughAsThereMayBe() throws Exception {
    Callable<Long> impatient =
        () ->
            IntStream.range(0, 50)
                .mapToObj(_ -> buckets.take("ada"))
                .filter(TokenBuckets.Verdict::allowed)
                .count();
    try (var threads = Executors.newFixedThreadPool(8)) {
      long allowed = 0;
      for (var one : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> impatient).toList())) {
        allowed += one.get();
      }
      assertThat(allowed).isEqualTo(60);
    }
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void empty(String caller) {
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.take(caller).allowed()).isTrue();
    }
  }
}
