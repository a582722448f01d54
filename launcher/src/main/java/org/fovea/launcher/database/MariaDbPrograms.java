package org.fovea.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.launcher.report.LaunchException;

/// The two programs of a MariaDB: the server and the one that makes a data folder.
///
/// @param server `mariadbd`
/// @param installer `mariadb-install-db`, a shell script
/// @param places options that tell both where their files lie; empty if they know
record MariaDbPrograms(Path server, Path installer, List<String> places) {

  /// The programs that came with the build, as a jar: the bits that let them run were lost there.
  static MariaDbPrograms unpacked(Path folder) {
    var server = folder.resolve("bin/mariadbd");
    if (!Files.exists(server)) {
      throw new LaunchException(
          "MariaDB is not in " + folder + ": build it with ./mvnw -pl launcher -am package.");
    }
    try (Stream<Path> programs = Files.list(folder.resolve("bin"))) {
      for (var program : programs.toList()) {
        if (!Files.isExecutable(program)) { // another user's checkout may be complete already
          Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MariaDbPrograms(
        server, folder.resolve("scripts/mariadb-install-db"), List.of("--basedir=" + folder));
  }

  /// An installed server; the other program lies where distributions put it.
  ///
  /// @throws LaunchException if either is not there
  static MariaDbPrograms installed(Path server) {
    if (!Files.isExecutable(server)) {
      throw new LaunchException("FOVEA_MARIADBD is " + server + ", which is not a program.");
    }
    var prefix = server.toAbsolutePath().resolve("../..").normalize();
    return Stream.of("bin", "scripts", "sbin")
        .map(folder -> prefix.resolve(folder).resolve("mariadb-install-db"))
        .filter(Files::exists)
        .findFirst()
        .map(installer -> new MariaDbPrograms(server, installer, List.of("--basedir=" + prefix)))
        .orElseThrow(() ->
            new LaunchException(
                "mariadb-install-db, which belongs to "
                    + server
                    + ", is not under "
                    + prefix
                    + "."));
  }
}
