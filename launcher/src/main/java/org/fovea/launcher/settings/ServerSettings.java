package org.fovea.launcher.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fovea.launcher.report.LaunchException;

/// How WildFly runs.
///
/// @param publicUrl the address in every link that leaves the server, `FOVEA_PUBLIC_URL`
/// @param bind the address it listens on, `FOVEA_BIND`
/// @param heap the largest Java heap as `-Xmx` takes it, `FOVEA_HEAP`
/// @param passedOn every variable `FOVEA_…`: the application has settings of its own there. Those
///   of the schema's owner are left out: the server may not change the schema
public record ServerSettings(
    URI publicUrl, String bind, String heap, Map<String, String> passedOn) {

  public ServerSettings {
    if (!heap.matches("[1-9][0-9]{0,9}[kKmMgG]")) {
      throw new LaunchException(
          "FOVEA_HEAP is \"" + heap + "\", wanted a size such as 1g or 768m.");
    }
    passedOn = Map.copyOf(passedOn);
  }

  /// With what a new site begins, `FOVEA_SITE_FILE`; absolute, for the server starts elsewhere.
  public Optional<Path> siteFile() {
    return Optional.ofNullable(passedOn.get("FOVEA_SITE_FILE"))
        .filter(file -> !file.isBlank())
        .map(file -> Path.of(file).toAbsolutePath().normalize());
  }

  static ServerSettings read(Variables variables, Ports ports, Map<String, String> environment) {
    return new ServerSettings(
        variables.address("FOVEA_PUBLIC_URL", "http://localhost:" + ports.http()),
        variables.get("FOVEA_BIND", "127.0.0.1"),
        variables.get("FOVEA_HEAP", "1g"),
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith("FOVEA_"))
            .filter(variable -> !variable.getKey().startsWith("FOVEA_DB_OWNER"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
