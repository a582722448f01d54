package org.fovea.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A process as it was when we started it. The start tells it from a later one with the same
/// number.
///
/// @param pid number of the process
/// @param started when the system says that it began
record ProcessRecord(long pid, Instant started) {
  /// Linux derives the start from its boot time, which moves a little when the clock is corrected.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessRecord of(ProcessHandle handle) {
    return new ProcessRecord(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
  }

  /// Reads what [#toText()] wrote; empty if the text is something else, as after a full disk.
  static Optional<ProcessRecord> parse(String text) {
    var words = text.strip().split(" ", -1);
    if (words.length != 2 || !words[0].matches("[1-9][0-9]{0,17}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ProcessRecord(Long.parseLong(words[0]), Instant.parse(words[1])));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  String toText() {
    return pid + " " + started + "\n";
  }

  /// Tells whether this is the same process, not one that got the number later.
  boolean matches(ProcessHandle handle) {
    var other = of(handle);
    return other.pid == pid
        && Duration.between(started, other.started).abs().compareTo(TOLERANCE) <= 0;
  }
}
