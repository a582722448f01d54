package org.fovea.service.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/// How long, or how much, of a class of data is kept.
public sealed interface Keeping {

  /// For a time.
  ///
  /// @param time a [Duration] or a [Period], more than nothing
  record For(TemporalAmount time) implements Keeping {
    private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

    /// @throws IllegalArgumentException if it is neither, or nothing
    public For {
      boolean known = time instanceof Duration || time instanceof Period;
      if (!known || !before(SOME_DAY, time).isBefore(SOME_DAY)) {
        throw new IllegalArgumentException("not a time to keep anything: " + time);
      }
    }

    /// What was last used before this moment has to go.
    public Instant dueBefore(Instant now) {
      return before(now, time);
    }

    /// Whether it is longer than `other`.
    boolean isLongerThan(TemporalAmount other) {
      return dueBefore(SOME_DAY).isBefore(before(SOME_DAY, other));
    }

    private static Instant before(Instant now, TemporalAmount time) {
      return now.atZone(ZoneOffset.UTC).minus(time).toInstant();
    }
  }

  /// Up to so many bytes, the oldest overwritten first.
  record UpTo(long bytes) implements Keeping {}

  /// Until it is deleted by a person, and then not a moment longer.
  record UntilDeleted() implements Keeping {}

  /// As long as the service runs.
  record Always() implements Keeping {}
}
