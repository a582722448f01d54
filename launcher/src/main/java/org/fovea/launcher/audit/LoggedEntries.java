package org.fovea.launcher.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.fovea.model.audit.AuditRow;

/// The entries of the log that a transcript is compared with.
interface LoggedEntries {
  /// Passes on the entries of a space and period, up to a number, in the order of their numbers.
  void read(String space, Instant from, Instant until, long last, Consumer<AuditRow> reader)
      throws SQLException;

  /// The hash of one entry, or an empty text if there is no such entry.
  String hashOf(long sequence) throws SQLException;
}
