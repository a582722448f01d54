package org.fovea.hub;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Says how long to leave the server alone after it failed or refused: from one second, twice as
/// long each time, to a minute, and a part of it by chance, so that many hubs do not come back at
/// the same moment; longer if the server says so. Safe for use by many threads.
final class Patience {
  private static final long SECOND = 1_000_000_000;
  private static final int MOST_SECONDS = 60;

  private final RandomGenerator random;
  private int failures;
  private long untilNanos;
  private boolean waiting;
  private boolean told; // that it waits is the server's wish

  Patience(RandomGenerator random) {
    this.random = random;
  }

  /// It failed just now. Of many who fail together the first one counts, and whoever was told to
  /// wait for longest.
  ///
  /// @param least how long the server wants to be left alone; zero if it does not say so
  synchronized void failed(long nowNanos, Duration least) {
    if (isOver(nowNanos)) {
      long most = Math.min(MOST_SECONDS, 1L << Math.min(failures, 6)) * SECOND;
      untilNanos = nowNanos + most / 2 + random.nextLong(most / 2);
      waiting = true;
      told = false;
      failures++;
    }
    if (untilNanos - nowNanos < least.toNanos()) {
      untilNanos = nowNanos + least.toNanos();
      told = true;
    }
  }

  /// It works. What other senders were told holds all the same.
  synchronized void succeeded() {
    failures = 0;
    waiting &= told;
  }

  /// Whether it may be asked again.
  synchronized boolean isOver(long nowNanos) {
    return !waiting || nowNanos - untilNanos >= 0;
  }
}
