package org.fovea.service.image;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until it is told to leap.
final class LeapingClock extends Clock {
  private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

  void leap(Duration time) {
    now = now.plus(time); // one thread does this
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
