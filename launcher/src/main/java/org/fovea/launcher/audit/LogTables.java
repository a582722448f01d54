package org.fovea.launcher.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditRow;
import org.fovea.model.audit.LogEnd;

/// The audit log in the database, read only. Entries are streamed a thousand at a time.
public final class LogTables implements LoggedEntries {
  private static final int FETCH_ROWS = 1000;
  private static final String ENTRIES =
      "select sequence, recorded_at, event, actor, space_id, details, previous_hash, hash"
          + " from fovea_audit.audit_entry";
  private final Connection connection;

  /// @param connection of a user who may select both tables
  public LogTables(Connection connection) {
    this.connection = connection;
  }

  /// The number of the newest entry that has been committed, 0 if there is none.
  public long newest() throws SQLException {
    try (var run = connection.createStatement();
        var rows =
            run.executeQuery("select coalesce(max(sequence), 0) from fovea_audit.audit_entry")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// From here on all reads see the log as it is now, whatever is appended meanwhile.
  void freeze() throws SQLException {
    try (var run = connection.createStatement()) {
      run.execute("set transaction isolation level repeatable read");
      run.execute("start transaction with consistent snapshot, read only");
    }
  }

  /// Ends what [#freeze()] began.
  void thaw() throws SQLException {
    try (var run = connection.createStatement()) {
      run.execute("rollback");
    }
  }

  /// Where the log ends as the row `audit_head` says; [LogEnd#EMPTY] with a number of -1 if the row
  /// is missing.
  LogEnd headRow() throws SQLException {
    try (var run = connection.createStatement();
        var rows = run.executeQuery("select sequence, hash from fovea.audit_head where id = 1")) {
      return rows.next()
          ? new LogEnd(rows.getLong(1), rows.getString(2))
          : new LogEnd(-1, LogEnd.EMPTY.hash());
    }
  }

  /// Passes on all entries in the order of their numbers.
  void readAll(Consumer<AuditRow> reader) throws SQLException {
    try (var query = connection.prepareStatement(ENTRIES + " order by sequence")) {
      stream(query, reader);
    }
  }

  @Override
  public void read(String space, Instant from, Instant until, long last, Consumer<AuditRow> reader)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            ENTRIES
                + " where space_id = ? and recorded_at >= ? and recorded_at < ?"
                + " and sequence <= ? order by sequence")) {
      query.setString(1, space);
      query.setObject(2, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
      query.setObject(3, LocalDateTime.ofInstant(until, ZoneOffset.UTC));
      query.setLong(4, last);
      stream(query, reader);
    }
  }

  @Override
  public String hashOf(long sequence) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select hash from fovea_audit.audit_entry where sequence = ?")) {
      query.setLong(1, sequence);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  private static void stream(PreparedStatement query, Consumer<AuditRow> reader)
      throws SQLException {
    query.setFetchSize(FETCH_ROWS); // otherwise the driver would hold all rows
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        reader.accept(row(rows));
      }
    }
  }

  private static AuditRow row(ResultSet row) throws SQLException {
    var recordedAt = row.getObject(2, LocalDateTime.class);
    var facts =
        new AuditFacts(
            row.getLong(1),
            recordedAt == null ? Instant.EPOCH : recordedAt.toInstant(ZoneOffset.UTC),
            text(row, 3),
            row.getString(4),
            row.getString(5),
            text(row, 6));
    return new AuditRow(facts, text(row, 7), text(row, 8));
  }

  /// The text of a column that holds null only if somebody changed the table; an empty one yields
  /// no right hash either.
  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }
}
