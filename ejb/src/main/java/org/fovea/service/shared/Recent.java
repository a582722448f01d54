package org.fovea.service.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that may be as old as some time, three seconds if nothing else is said, so that it need
/// not be fetched for every request. A change of it takes effect within that time on every node.
/// Safe for use by many threads.
///
/// Never read it inside the transaction that changes the value: what is not committed would be
/// remembered for others.
///
/// @param <T> what is remembered; immutable
public final class Recent<T> {
  /// How old a value may be if nothing else is said.
  public static final Duration MOST = Duration.ofSeconds(3);

  private final Duration most;
  private volatile @Nullable Reading<T> last;

  private record Reading<T>(T value, Instant at) {
    boolean holdsAt(Instant now, Duration most) {
      return !now.isBefore(at)
          && now.isBefore(at.plus(most)); // a clock that went back proves nothing
    }
  }

  /// A value that may be as old as [#MOST].
  public Recent() {
    this(MOST);
  }

  /// @param most how old the value may be
  public Recent(Duration most) {
    this.most = most;
  }

  /// The value as it was at `now`, or up to so much before as it may be old.
  ///
  /// @param source fetches the value as it is now
  public T at(Instant now, Supplier<T> source) {
    var reading = last;
    if (reading == null || !reading.holdsAt(now, most)) {
      reading = new Reading<>(source.get(), now);
      last = reading;
    }
    return reading.value;
  }
}
