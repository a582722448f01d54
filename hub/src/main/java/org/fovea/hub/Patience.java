package org.fovea.hub;

import java.util.random.RandomGenerator;

/// Says how long to leave the server alone after it failed or refused: from one second, twice as
/// long each time, to a minute, and a part of it by chance, so that many hubs do not come back at
/// the same moment. Safe for use by many threads.
final class Patience {
  private static final long SECOND = 1_000_000_000;
  private static final int MOST_SECONDS = 60;

  private final RandomGenerator random;
  private int failures;
  private long untilNanos;
  private boolean waiting;

  Patience(RandomGenerator random) {
    this.random = random;
  }

  /// It failed just now. Of many who fail together the first one counts.
  synchronized void failed(long nowNanos) {
    if (isOver(nowNanos)) {
      long most = Math.min(MOST_SECONDS, 1L << Math.min(failures, 6)) * SECOND;
      untilNanos = nowNanos + most / 2 + random.nextLong(most / 2);
      waiting = true;
      failures++;
    }
  }

  /// It works.
  synchronized void succeeded() {
    failures = 0;
    waiting = false;
  }

  /// Whether it may be asked again.
  synchronized boolean isOver(long nowNanos) {
    return !waiting || nowNanos - untilNanos >= 0;
  }
}
