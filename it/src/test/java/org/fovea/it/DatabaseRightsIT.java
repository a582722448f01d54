package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server's own database user may not do, whatever the server is talked into.
class DatabaseRightsIT {
  private static final int DENIED_TABLE = 1142;
  private static final int DENIED_ACCESS = 1044;
  private static final int DENIED_FILE = 1045;
  private static final int NEEDS_PRIVILEGE = 1227;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update fovea_audit.audit_entry set event = 'x'",
        "delete from fovea_audit.audit_entry",
        "truncate fovea_audit.audit_entry",
        "drop table fovea_audit.audit_entry",
        "replace into fovea_audit.audit_entry values (1, now(), 'x', null, null, '{}', 'a', 'b')",
        "insert into fovea_audit.audit_entry values (1, now(), 'x', null, null, '{}', 'a', 'b')"
            + " on duplicate key update event = 'x'",
        "alter table fovea.account add column name varchar(9)",
        "create table fovea.notes (name varchar(9))",
        "drop table fovea.account",
        "delete from fovea.audit_head",
        "update fovea.erasure set kind = 'SELF'",
        "delete from fovea.erasure",
        "delete from fovea.flyway_schema_history",
        "update fovea.document set text = 'x'",
        "delete from fovea.document",
        "delete from fovea.document_review",
        "delete from fovea.retention_clock",
        "select * from mysql.global_priv",
        "select 1 into outfile 'x'",
        "create user 'x'@'127.0.0.1'",
        "grant all privileges on fovea.* to 'fovea_app'@'127.0.0.1'"
      })
  void isRefused(String statement) throws SQLException {
    try (var connection = Fovea.database("app");
        var run = connection.createStatement()) {
      assertThatThrownBy(() -> run.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  assertThat(e.getErrorCode())
                      .as(e.getMessage())
                      .isIn(DENIED_TABLE, DENIED_ACCESS, DENIED_FILE, NEEDS_PRIVILEGE));
    }
  }

  @Test
  void onlyTheUsersWeMadeCanConnect() throws SQLException {
    try (var connection = Fovea.database("owner");
        var run = connection.createStatement();
        var rows = run.executeQuery("select current_user(), @@bind_address")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("fovea_owner@127.0.0.1");
      assertThat(rows.getString(2)).isEqualTo("127.0.0.1");
    }
    Stream.of("root", System.getProperty("user.name"), "")
        .forEach(user ->
            assertThatThrownBy(() ->
                    java.sql.DriverManager.getConnection(
                            "jdbc:mariadb://127.0.0.1:" + Fovea.port("FOVEA_DB_PORT") + "/",
                            user,
                            "")
                        .close())
                .isInstanceOf(SQLException.class));
  }

  @Test
  void whatPeopleAreComparedByIsComparedToTheLetter() throws SQLException {
    try (var connection = Fovea.database("app");
        var run = connection.createStatement();
        var rows =
            run.executeQuery(
                "select count(*), sum(collation_name in ('utf8mb4_bin', 'utf8mb4_nopad_bin'))"
                    + " from information_schema.columns where table_schema = 'fovea'"
                    + " and (column_name in ('issuer', 'sub') or column_name like '%public_id')")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isGreaterThan(5).isEqualTo(rows.getInt(2));
    }
  }
}
