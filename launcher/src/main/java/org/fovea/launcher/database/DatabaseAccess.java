package org.fovea.launcher.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.settings.ExternalDatabase;
import org.fovea.launcher.settings.LauncherSettings;

/// Where the database is and as whom to log in, embedded or not.
///
/// @param url `jdbc:mariadb://host:port/fovea`
/// @param app the server's user, which has only the rights that migrations grant
/// @param owner the owner of both schemas; absent for another server whose owner was not told
/// @param appAccount the server's user as a grant names it
public record DatabaseAccess(String url, Login app, Optional<Login> owner, String appAccount) {
  static final String APP = "fovea_app";
  static final String OWNER = "fovea_owner";

  /// Name and password.
  public record Login(String user, String password) {
    /// Tells the name only.
    @Override
    public String toString() {
      return user;
    }
  }

  /// Reads the settings; makes the passwords of the embedded database at the first call.
  public static DatabaseAccess of(LauncherSettings settings, Secrets secrets) {
    return settings
        .database()
        .external()
        .map(DatabaseAccess::another)
        .orElseGet(() -> embedded(settings.ports().database(), secrets));
  }

  private static DatabaseAccess another(ExternalDatabase database) {
    return new DatabaseAccess(
        database.url(),
        new Login(database.user(), database.password()),
        database.owner().map(owner -> new Login(owner.user(), owner.password())),
        database.account());
  }

  private static DatabaseAccess embedded(int port, Secrets secrets) {
    return new DatabaseAccess(
        "jdbc:mariadb://127.0.0.1:" + port + "/fovea",
        new Login(APP, secrets.password("database-app")),
        Optional.of(new Login(OWNER, secrets.password("database-owner"))),
        "'" + APP + "'@'127.0.0.1'");
  }

  /// Tells whether a login works now; as the owner where known, because the server's user may enter
  /// no schema before the first migration.
  boolean answers() {
    var login = owner.orElse(app);
    try (Connection connection =
        DriverManager.getConnection(
            url + (url.contains("?") ? "&" : "?") + "connectTimeout=2000",
            login.user(),
            login.password())) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false; // not up yet, or not ours
    }
  }
}
