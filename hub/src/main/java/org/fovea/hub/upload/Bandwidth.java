package org.fovea.hub.upload;

import java.util.function.LongSupplier;

/// Lets bytes pass no faster than allowed, all senders together. What was not used in the last
/// quarter of a second is lost, so that a pause is not followed by a burst. Safe for use by many
/// threads.
public final class Bandwidth {
  private static final long SECOND = 1_000_000_000;
  private static final int BURSTS = 4;

  private final long bytesPerSecond;
  private final LongSupplier nanos;
  private long freeAtNanos;

  /// @param bytesPerSecond how many at most, or 0 for any number
  public Bandwidth(long bytesPerSecond) {
    this(bytesPerSecond, System::nanoTime);
  }

  Bandwidth(long bytesPerSecond, LongSupplier nanos) {
    this.bytesPerSecond = bytesPerSecond;
    this.nanos = nanos;
    this.freeAtNanos = nanos.getAsLong() - SECOND / BURSTS;
  }

  /// Returns when so many bytes may pass.
  public void take(int bytes) throws InterruptedException {
    long wait = reserve(bytes);
    if (wait > 0) {
      Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }
  }

  /// Books so many bytes. Returns how many nanoseconds to wait before they pass.
  synchronized long reserve(int bytes) {
    if (bytesPerSecond == 0) {
      return 0;
    }
    long now = nanos.getAsLong();
    long earliest = now - SECOND / BURSTS;
    long begins = freeAtNanos - earliest > 0 ? freeAtNanos : earliest;
    freeAtNanos = begins + (long) ((double) bytes / bytesPerSecond * SECOND);
    return Math.max(0, freeAtNanos - now);
  }

  /// How long a part should be, so that it takes about twenty seconds of a share of the bandwidth.
  ///
  /// @param senders how many send at a time
  /// @return 64 KiB to 8 MiB
  public int partBytes(int senders) {
    long wanted = bytesPerSecond == 0 ? Long.MAX_VALUE : bytesPerSecond / senders * 20;
    return (int) Math.clamp(wanted, 64L << 10, 8L << 20);
  }
}
