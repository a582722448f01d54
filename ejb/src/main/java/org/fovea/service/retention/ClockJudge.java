package org.fovea.service.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges whether the wall clock can be trusted with deleting. A clock that went back deletes late,
/// which harms nobody; one that jumped forward would delete too early.
///
/// It may be ahead of what it must tell by [#MOST]: of the newest time that was trusted, on any
/// node, and of the time that this process knows to have passed since, by a clock that cannot be
/// set. Not safe for use by many threads.
final class ClockJudge {
  /// As much a clock may be ahead, and as long a server may have stood still, without anybody being
  /// asked.
  static final Duration MOST = Duration.ofHours(1);

  private @Nullable Instant trustedAt;
  private long trustedNanos;

  /// Whether it can be as late as `wall` says.
  ///
  /// @param nanos what [System#nanoTime] says
  /// @param newest the newest time that was trusted on any node, or empty if there is none
  boolean trusts(Instant wall, long nanos, Optional<Instant> newest) {
    if (newest.isEmpty()) {
      return true;
    }
    var expected = newest.get();
    if (trustedAt != null) {
      var own = trustedAt.plusNanos(nanos - trustedNanos);
      expected = own.isAfter(expected) ? own : expected;
    }
    return !wall.isAfter(expected.plus(MOST));
  }

  /// The clock was trusted at that moment.
  void trusted(Instant wall, long nanos) {
    trustedAt = wall;
    trustedNanos = nanos;
  }
}
