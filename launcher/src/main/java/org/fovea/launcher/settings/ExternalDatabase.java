package org.fovea.launcher.settings;

import java.util.Optional;
import org.fovea.launcher.report.LaunchException;

/// A MariaDB server that somebody else runs.
///
/// @param url `jdbc:mariadb://host:port/fovea`
/// @param user the server's user, which may not change the schema
/// @param password of that user
/// @param account the same user as grants name it, for example `'fovea_app'@'%'`
/// @param owner who runs the migrations; absent if they are run by hand
public record ExternalDatabase(
    String url, String user, String password, String account, Optional<Owner> owner) {
  static final String URL = "FOVEA_DB_URL";

  /// The user that owns both schemas.
  public record Owner(String user, String password) {}

  public ExternalDatabase {
    if (!url.startsWith("jdbc:mariadb://")) {
      throw new LaunchException(
          URL
              + " is \""
              + url
              + "\", wanted jdbc:mariadb://HOST:PORT/fovea: the one dialect is"
              + " MariaDB's.");
    }
  }

  static ExternalDatabase read(Variables variables, String url) {
    var user = variables.require("FOVEA_DB_USER", URL);
    return new ExternalDatabase(
        url,
        user,
        variables.require("FOVEA_DB_PASSWORD", URL),
        variables.get("FOVEA_DB_ACCOUNT", "'" + user + "'@'%'"),
        variables
            .find("FOVEA_DB_OWNER")
            .map(name ->
                new Owner(name, variables.require("FOVEA_DB_OWNER_PASSWORD", "FOVEA_DB_OWNER"))));
  }
}
