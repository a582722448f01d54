package org.fovea.launcher.settings;

import java.nio.file.Path;
import java.util.Optional;

/// Which database is used: the embedded MariaDB unless another server is named.
///
/// @param external another server, from `FOVEA_DB_URL`
/// @param mariadbd an installed `mariadbd` to use instead of the one that came with the build, from
///   `FOVEA_MARIADBD`
public record DatabaseSettings(Optional<ExternalDatabase> external, Optional<Path> mariadbd) {

  static DatabaseSettings read(Variables variables) {
    return new DatabaseSettings(
        variables.find(ExternalDatabase.URL).map(url -> ExternalDatabase.read(variables, url)),
        variables.find("FOVEA_MARIADBD").map(Path::of));
  }
}
