package org.fovea.hub;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.fovea.hub.journal.FileVersion;

/// Files that could not be read or settled, which are left alone for a minute: others come first,
/// and the log is not filled by one. Safe for use by many threads.
final class RestingFiles {
  private static final long REST_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<FileVersion, Long> until = new HashMap<>();

  /// It failed just now.
  synchronized void rest(FileVersion version, long nowNanos) {
    until.put(version, nowNanos + REST_NANOS);
  }

  /// Whether it is to be left alone.
  synchronized boolean isResting(FileVersion version, long nowNanos) {
    until.values().removeIf(end -> nowNanos - end >= 0);
    return until.containsKey(version);
  }
}
