package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is counted cannot be linked to anybody, whatever the server were made to do: the tables
/// have no room for it (requirement D10).
class UsageTablesIT {
  private static final int NO_SUCH_ROW = 1452; // of the table that a key refers to
  private static final String TABLES = " table_schema like 'fovea%' and table_name like 'usage%'";

  /// Also says which columns there may be: whoever adds one has to think of this test.
  @Test
  void noColumnRefersToOrCouldHoldAnAccount() throws SQLException {
    assertThat(
            rows(
                "select table_name, column_name, column_type from information_schema.columns where"
                    + TABLES
                    + " order by table_name, ordinal_position"))
        .containsExactly(
            "usage_count item char(22)", // an image: see the next test
            "usage_count day date", // no time of day, by which a log could be compared
            "usage_count kind varchar(16)",
            "usage_count number bigint(20)");
  }

  @Test
  void theOnlyKeyBindsAnItemToAnImage() throws SQLException {
    assertThat(
            rows(
                "select table_name, column_name, referenced_table_name, referenced_column_name"
                    + " from information_schema.key_column_usage where"
                    + " (table_name like 'usage%' or referenced_table_name like 'usage%')"
                    + " and referenced_table_name is not null"))
        .containsExactly("usage_count item image public_id");
  }

  /// An account's identifier has the same form; the key refuses it.
  @Test
  void anAccountCannotBeAnItem() throws SQLException {
    try (var connection = Fovea.database("app");
        var insert =
            connection.prepareStatement(
                "insert into usage_count (item, day, kind, number)"
                    + " select public_id, '2026-11-22', 'VIEW', 1 from account limit 1")) {
      assertThatThrownBy(insert::executeUpdate)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(NO_SUCH_ROW));
    }
  }

  @Test
  void noTriggerOrViewCarriesAnythingThere() throws SQLException {
    assertThat(
            rows(
                "select trigger_name from information_schema.triggers"
                    + " where event_object_schema like 'fovea%'"))
        .isEmpty();
    assertThat(
            rows(
                "select table_name from information_schema.views where table_schema like 'fovea%'"))
        .isEmpty();
  }

  private static List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = Fovea.database("owner");
        var run = connection.createStatement();
        var found = run.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(found.getString(column));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }
}
