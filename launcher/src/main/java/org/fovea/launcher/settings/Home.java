package org.fovea.launcher.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds all state, `FOVEA_HOME`, and what lies in it. Only its owner may enter.
///
/// @param root absolute
public record Home(Path root) {

  /// Passwords and keys.
  public Path secrets() {
    return root.resolve("secrets");
  }

  /// Records of running processes, and the lock of `up`.
  public Path run() {
    return root.resolve("run");
  }

  /// Console output of each process, capped.
  public Path logs() {
    return root.resolve("logs");
  }

  /// The embedded MariaDB.
  public Path database() {
    return root.resolve("mariadb");
  }

  /// The demo Keycloak.
  public Path keycloak() {
    return root.resolve("keycloak");
  }

  /// WildFly's base folder.
  public Path wildfly() {
    return root.resolve("wildfly");
  }

  /// Uploads, originals and pyramid files.
  public Path store() {
    return root.resolve("store");
  }

  /// The signed head of the audit log: beside the database, not in it.
  public Path audit() {
    return root.resolve("audit");
  }

  /// Makes the folders, each with mode 700, and narrows those that are wider.
  ///
  /// @throws UncheckedIOException if one cannot be made
  public Home create() {
    try {
      for (var folder : new Path[] {root, secrets(), run(), logs(), database(), store(), audit()}) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
