package org.fovea.service.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that may be as old as three seconds, so that it need not be fetched for every request. A
/// change of it takes effect within that time on every node. Safe for use by many threads.
///
/// Never read it inside the transaction that changes the value: what is not committed would be
/// remembered for others.
///
/// @param <T> what is remembered; immutable
public final class Recent<T> {
  /// How old a value may be.
  public static final Duration MOST = Duration.ofSeconds(3);

  private volatile @Nullable Reading<T> last;

  private record Reading<T>(T value, Instant at) {
    boolean holdsAt(Instant now) {
      return !now.isBefore(at)
          && now.isBefore(at.plus(MOST)); // a clock that went back proves nothing
    }
  }

  /// The value as it was at `now`, or up to three seconds before.
  ///
  /// @param source fetches the value as it is now
  public T at(Instant now, Supplier<T> source) {
    var reading = last;
    if (reading == null || !reading.holdsAt(now)) {
      reading = new Reading<>(source.get(), now);
      last = reading;
    }
    return reading.value;
  }
}
