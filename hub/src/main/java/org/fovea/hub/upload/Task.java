package org.fovea.hub.upload;

import java.time.Duration;
import java.time.Instant;

/// What the instrument is to do.
///
/// @param experiment identifier of the space into which it sends
/// @param exId number of that experiment, for people
/// @param since when it was activated there, by the server's clock
/// @param skew by how much the server's clock is ahead of this machine's
public record Task(String experiment, String exId, Instant since, Duration skew) {
  /// The largest difference of the clocks that nobody need look after.
  public static final Duration FAIR_SKEW = Duration.ofMinutes(1);

  /// Whether a file was last written before the activation, so that nobody there meant it.
  public boolean isOlder(long modifiedMillis) {
    return Instant.ofEpochMilli(modifiedMillis).plus(skew).isBefore(since);
  }
}
