package org.fovea.launcher.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/// What the build made, and where it lies in the checkout. Nothing here changes while Fovea runs.
///
/// @param checkout the folder that holds `./fovea`
/// @param mariadb programs of the embedded MariaDB
/// @param keycloak the unpacked Keycloak
public record Installation(Path checkout, Path mariadb, Path keycloak) {

  /// Finds the parts by the versions that the build wrote down.
  public static Installation of(Path checkout) {
    var versions = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Installation.class.getResourceAsStream("versions.properties"))) {
      versions.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var target = checkout.resolve("launcher/target");
    return new Installation(
        checkout,
        target.resolve("mariadb-" + versions.getProperty("mariadb")),
        target.resolve("keycloak-" + versions.getProperty("keycloak")));
  }

  /// The demo realm, as committed.
  public Path realmFile() {
    return checkout.resolve("keycloak-realm.json");
  }

  /// With what a site of the demo realm begins, as committed.
  public Path siteFile() {
    return checkout.resolve("config/example/demo-site.json");
  }

  /// The provisioned WildFly with the application in it.
  public Path server() {
    return checkout.resolve("ear/target/server");
  }
}
