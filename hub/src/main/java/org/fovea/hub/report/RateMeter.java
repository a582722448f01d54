package org.fovea.hub.report;

import java.util.function.LongSupplier;

/// Counts bytes over the last minute. Safe for use by many threads.
public final class RateMeter {
  private static final int SECONDS = 60;
  private static final long SECOND = 1_000_000_000;

  private final LongSupplier nanos;
  private final long begun;
  private final long[] bytes = new long[SECONDS];
  private long newest; // second that was counted last

  /// @param nanos such as [System#nanoTime]
  public RateMeter(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /// So many went just now.
  public synchronized void add(int count) {
    bytes[(int) (advance() % SECONDS)] += count;
  }

  /// How many went per second.
  public synchronized long bytesPerSecond() {
    advance();
    long sum = 0;
    for (long each : bytes) {
      sum += each;
    }
    return sum / SECONDS;
  }

  private long advance() {
    long now = (nanos.getAsLong() - begun) / SECOND;
    for (long second = Math.max(newest + 1, now - SECONDS + 1); second <= now; second++) {
      bytes[(int) (second % SECONDS)] = 0;
    }
    newest = Math.max(newest, now);
    return newest;
  }
}
