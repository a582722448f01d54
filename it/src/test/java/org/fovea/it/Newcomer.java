package org.fovea.it;

import java.sql.SQLException;

/// Somebody whom Fovea does not know for a while, whatever earlier tests or runs had them do: their
/// account, if there is one, belongs to nobody until this is closed.
final class Newcomer implements AutoCloseable {
  private static final String FORMER = "former-";

  private final String sub;

  /// @param sub of the person, as the demo realm has it
  Newcomer(String sub) throws SQLException {
    this.sub = sub;
    rename(sub, FORMER + sub);
  }

  /// How many accounts they have by now: one if they have become somebody, else none.
  int accounts() throws SQLException {
    try (var connection = Fovea.database("app");
        var query = connection.prepareStatement("select count(*) from account where sub = ?")) {
      query.setString(1, sub);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /// Gives them their former account back.
  @Override
  public void close() throws SQLException {
    rename(FORMER + sub, sub);
  }

  private static void rename(String from, String to) throws SQLException {
    try (var connection = Fovea.database("owner");
        var update = connection.prepareStatement("update account set sub = ? where sub = ?")) {
      update.setString(1, to);
      update.setString(2, from);
      update.executeUpdate();
    }
  }
}
