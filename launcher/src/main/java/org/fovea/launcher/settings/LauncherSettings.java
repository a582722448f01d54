package org.fovea.launcher.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Everything that can be set from outside, read once. README and `./fovea help` list the
/// variables.
///
/// @param home where all state lies
/// @param ports of all processes
/// @param database embedded or another
/// @param identity demo Keycloak or another provider
/// @param server how WildFly runs
public record LauncherSettings(
    Home home,
    Ports ports,
    DatabaseSettings database,
    IdentitySettings identity,
    ServerSettings server) {

  /// Reads the settings.
  ///
  /// @param environment the process's environment
  /// @param checkout the folder that holds `./fovea`
  /// @throws org.fovea.launcher.report.LaunchException naming the variable that makes no sense
  public static LauncherSettings read(Map<String, String> environment, Path checkout) {
    var variables = new Variables(environment);
    var ports = Ports.read(variables);
    var home = variables.find("FOVEA_HOME").map(Path::of).orElse(checkout.resolve(".fovea"));
    return new LauncherSettings(
        new Home(home.toAbsolutePath().normalize()),
        ports,
        DatabaseSettings.read(variables),
        IdentitySettings.read(variables),
        ServerSettings.read(variables, ports, environment));
  }

  /// Returns the file of the signed head of the audit log, absolute: `FOVEA_AUDIT_HEAD`.
  public Path auditHead() {
    return Optional.ofNullable(server.passedOn().get("FOVEA_AUDIT_HEAD"))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value).toAbsolutePath().normalize())
        .orElseGet(() -> home.audit().resolve("head.json"));
  }

  /// Returns the issuer of the demo realm: the same address for browsers and for the server.
  public URI demoIssuer() {
    return URI.create("http://localhost:" + ports.keycloak() + "/realms/fovea");
  }
}
