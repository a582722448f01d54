package org.fovea.launcher.report;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Lines that tell how a start or a stop gets on, each with the seconds since the command began.
/// Safe for use by many threads.
public final class Progress {
  private final PrintStream out;
  private final Clock clock;
  private final Instant begin;

  public Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /// Prints one line.
  ///
  /// @param who the process or part that it is about, padded to one column
  public void tell(String who, String what) {
    double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    out.println(String.format(Locale.ROOT, "%6.1f s  %-9s %s", seconds, who, what));
  }
}
