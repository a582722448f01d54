package org.fovea.logging;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/// Formats by a pattern, as the server's own formatter does, and lets through what [LogText] does.
public class SafeFormatter extends PatternFormatter {
  /// For the server, which sets the pattern.
  public SafeFormatter() {}

  @Override
  public String format(ExtLogRecord told) {
    return LogText.of(super.format(told));
  }
}
