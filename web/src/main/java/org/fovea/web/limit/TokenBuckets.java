package org.fovea.web.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A token bucket for each caller: so many requests in a window, up to a window's worth at once.
/// Safe for use by many threads.
///
/// A bucket is one moment, the one at which it will be full again (the generic cell rate algorithm,
/// ITU-T I.371, annex A). One that is full is as good as none, so a caller is forgotten a window
/// after their last request, by the next request of anybody. If there are too many all the same,
/// those who asked least recently are forgotten, and so begin with a full bucket.
final class TokenBuckets {
  static final int MOST_CALLERS = 10_000;

  private final long limit;
  private final long windowNanos;
  private final long eachNanos;
  private final LongSupplier nanos;
  // by caller, the one who asked least recently first; guarded by this
  private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true);

  /// What becomes of a request.
  ///
  /// @param remaining how many more could follow at once
  /// @param untilFull until there are as many as there can be
  /// @param untilNext until the next may come; zero if this one was let through
  record Verdict(long remaining, Duration untilFull, Duration untilNext) {
    boolean allowed() {
      return untilNext.isZero();
    }
  }

  /// @param limit requests in a window, 1 to 1,000,000
  /// @param window a second to a day
  /// @param nanos a clock that nobody sets, such as [System#nanoTime]
  TokenBuckets(long limit, Duration window, LongSupplier nanos) {
    this.limit = limit;
    this.windowNanos = window.toNanos();
    this.eachNanos = windowNanos / limit;
    this.nanos = nanos;
  }

  long limit() {
    return limit;
  }

  /// Takes a token out of the bucket of `caller`, if there is one; to be refused costs nothing.
  synchronized Verdict take(String caller) {
    long now = nanos.getAsLong();
    forgetTheFull(now);
    long used = Math.max(0, fullAt.getOrDefault(caller, now) - now);
    long next = used + eachNanos;
    if (next > windowNanos) {
      return new Verdict(0, Duration.ofNanos(used), Duration.ofNanos(next - windowNanos));
    }
    fullAt.put(caller, now + next);
    if (fullAt.size() > MOST_CALLERS) {
      fullAt.remove(fullAt.keySet().iterator().next());
    }
    return new Verdict((windowNanos - next) / eachNanos, Duration.ofNanos(next), Duration.ZERO);
  }

  /// How many callers are remembered.
  synchronized int size() {
    return fullAt.size();
  }

  /// Looks no further than the first whose bucket is not full: each was full at most a window after
  /// its caller asked, so nobody who comes later in the order is kept for longer.
  private void forgetTheFull(long now) {
    var buckets = fullAt.values().iterator();
    while (buckets.hasNext() && buckets.next() - now <= 0) {
      buckets.remove();
    }
  }
}
