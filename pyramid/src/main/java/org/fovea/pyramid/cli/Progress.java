package org.fovea.pyramid.cli;

import java.io.PrintStream;

/// Counts steps and writes `progress N` for each whole percent, N from 0 to 100. Safe for use by
/// many threads.
final class Progress {
  private final long steps;
  private final PrintStream out;
  private long done;
  private long percent = -1;

  /// @param steps in all, 1 or more
  Progress(long steps, PrintStream out) {
    this.steps = steps;
    this.out = out;
  }

  synchronized void step() {
    done++;
    long now = done * 100 / steps;
    if (now > percent) {
      percent = now;
      out.println("progress " + percent);
      out.flush();
    }
  }
}
