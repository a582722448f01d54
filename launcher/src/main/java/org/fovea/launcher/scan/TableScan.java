package org.fovea.launcher.scan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Reads every column of text or bytes of every table, as a dump does: in the raw files a value may
/// lie in pieces on several pages. Rows are streamed.
final class TableScan {
  private static final String COLUMNS =
      """
      select c.table_schema, c.table_name, c.column_name
      from information_schema.columns c
      join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema in ('fovea', 'fovea_audit')
        and t.table_type = 'BASE TABLE'
        and c.character_maximum_length is not null
      order by 1, 2, c.ordinal_position
      """;

  private static final int FETCH_ROWS = 1000;
  private static final byte[] BORDER = {'\n'};
  private final Search search;
  private final Notes notes;
  private final Sizes sizes;

  TableScan(Search search, Notes notes, Sizes sizes) {
    this.search = search;
    this.notes = notes;
    this.sizes = sizes;
  }

  /// Scans all tables that the connection's user may read.
  ///
  /// @return how many there were
  int scan(Connection connection) throws SQLException {
    var tables = tables(connection);
    for (var table : tables.entrySet()) {
      scan(connection, table.getKey(), table.getValue());
    }
    return tables.size();
  }

  private static Map<String, List<String>> tables(Connection connection) throws SQLException {
    var tables = new LinkedHashMap<String, List<String>>();
    try (var query = connection.createStatement();
        var rows = query.executeQuery(COLUMNS)) {
      while (rows.next()) {
        tables
            .computeIfAbsent(
                quote(rows.getString(1)) + "." + quote(rows.getString(2)), key -> new ArrayList<>())
            .add(rows.getString(3));
      }
    }
    return tables;
  }

  private void scan(Connection connection, String table, List<String> columns) throws SQLException {
    var names = columns.stream().map(TableScan::quote).collect(Collectors.joining(", "));
    try (var query = connection.createStatement();
        var inspection = new Inspection(search, notes, new AtomicLong(sizes.allowance(0)))) {
      query.setFetchSize(FETCH_ROWS); // otherwise the driver would hold all rows
      try (var rows = query.executeQuery("select " + names + " from " + table)) {
        read(rows, columns.stream().map(column -> scan(inspection, table, column)).toList());
      }
      notes.countBytes(0, inspection.unpackedBytes());
    }
  }

  private static StreamScan scan(Inspection inspection, String table, String column) {
    return new StreamScan(inspection, Place.column(table.replace("`", ""), column), 0);
  }

  private void read(ResultSet rows, List<StreamScan> columns) throws SQLException {
    long count = 0;
    while (rows.next()) {
      count++;
      for (int index = 0; index < columns.size(); index++) {
        byte[] value = rows.getBytes(index + 1);
        if (value != null) {
          columns.get(index).take(value, 0, value.length);
          columns.get(index).take(BORDER, 0, BORDER.length);
        }
      }
    }
    columns.forEach(StreamScan::end);
    notes.countRows(count);
  }

  private static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
