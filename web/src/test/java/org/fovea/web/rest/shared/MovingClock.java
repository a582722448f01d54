package org.fovea.web.rest.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/// A clock that a test moves on.
public final class MovingClock extends Clock {
  private final AtomicInteger missing = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  /// The next two who ask get their answers at the same moment.
  public void askedByTwoAtOnce() {
    missing.set(2);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    if (missing.get() > 0) {
      missing.decrementAndGet();
      while (missing.get() > 0) {
        Thread.onSpinWait();
      }
    }
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody asks for the zone");
  }
}
