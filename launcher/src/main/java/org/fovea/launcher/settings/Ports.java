package org.fovea.launcher.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.launcher.report.LaunchException;

/// The TCP ports of all processes, each used once.
///
/// @param http pages and interfaces, `FOVEA_PORT`
/// @param management health and metrics of WildFly, `FOVEA_MANAGEMENT_PORT`
/// @param keycloak the demo identity provider, `FOVEA_KEYCLOAK_PORT`
/// @param database the embedded MariaDB, `FOVEA_DB_PORT`
public record Ports(int http, int management, int keycloak, int database) {
  static final String HTTP = "FOVEA_PORT";
  static final String MANAGEMENT = "FOVEA_MANAGEMENT_PORT";
  static final String KEYCLOAK = "FOVEA_KEYCLOAK_PORT";
  static final String DATABASE = "FOVEA_DB_PORT";

  public Ports {
    requireDistinct(
        Map.of(HTTP, http, MANAGEMENT, management, KEYCLOAK, keycloak, DATABASE, database));
  }

  static Ports read(Variables variables) {
    return new Ports(
        variables.port(HTTP, 8080),
        variables.port(MANAGEMENT, 9990),
        variables.port(KEYCLOAK, 8180),
        variables.port(DATABASE, 3307));
  }

  private static void requireDistinct(Map<String, Integer> ports) {
    var names = new LinkedHashMap<Integer, String>();
    for (var name : ports.keySet().stream().sorted().toList()) {
      var other = names.putIfAbsent(ports.get(name), name);
      if (other != null) {
        throw new LaunchException(
            other + " and " + name + " are both " + ports.get(name) + "; give each its own port.");
      }
    }
  }
}
