package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fovea.launcher.identity.Keycloak;

/// Another server for the [Fovea] of these tests: with its database, its files, its keys and its
/// identity provider, as a proxy would have it beside the first.
final class SecondNode implements AutoCloseable {
  private static final Path HOME = Path.of("target", "home-second-node").toAbsolutePath();

  private final URI address;
  private final Map<String, String> environment;

  private SecondNode(int port, int management) {
    address = URI.create("http://localhost:" + port);
    environment =
        Map.ofEntries(
            Map.entry("FOVEA_HOME", HOME.toString()),
            Map.entry("FOVEA_PORT", Integer.toString(port)),
            Map.entry("FOVEA_MANAGEMENT_PORT", Integer.toString(management)),
            Map.entry("FOVEA_PUBLIC_URL", Fovea.ADDRESS.toString()),
            Map.entry("FOVEA_AUDIT_HEAD", Fovea.HOME.resolve("audit/head.json").toString()),
            Map.entry(
                "FOVEA_DB_URL",
                "jdbc:mariadb://127.0.0.1:" + Fovea.port("FOVEA_DB_PORT") + "/fovea"),
            Map.entry("FOVEA_DB_USER", "fovea_app"),
            Map.entry("FOVEA_DB_PASSWORD", Fovea.secret("database-app.password")),
            Map.entry("FOVEA_OIDC_URL", Fovea.ISSUER.toString()),
            Map.entry("FOVEA_OIDC_CLIENT_ID", Keycloak.WEB_CLIENT),
            Map.entry(
                "FOVEA_OIDC_CLIENT_SECRET",
                Fovea.secret("client-" + Keycloak.WEB_CLIENT + ".password")),
            Map.entry("FOVEA_OIDC_SCOPES", Keycloak.SCOPES),
            Map.entry("FOVEA_ENTITLEMENT_AUTHORITIES", Keycloak.ENTITLEMENT_AUTHORITY));
  }

  /// Starts it.
  static SecondNode start() {
    var node = new SecondNode(freePort(), freePort());
    try {
      node.shareFolders();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    node.startServer();
    return node;
  }

  /// Starts it again after [#kill()].
  void startServer() {
    Fovea.run(environment, "up", "--detach").succeeded();
  }

  /// Ends it as a crash would.
  void kill() {
    Fovea.kill(Fovea.serverProcess(HOME));
  }

  /// The launcher keeps files and keys below the home, so what both have is linked there.
  private void shareFolders() throws IOException {
    if (Files.exists(HOME)) {
      StoredFiles.delete(HOME);
    }
    Files.createDirectories(HOME);
    for (var shared : new String[] {"store", "secrets"}) {
      Files.createSymbolicLink(HOME.resolve(shared), Fovea.HOME.resolve(shared));
    }
  }

  /// The API of this node on behalf of a demo person. The public address leads to the first node.
  Api as(String person) {
    return Api.withToken(address, Fovea.token(person));
  }

  /// Stops it, and makes sure that nobody's name stands in what it wrote.
  @Override
  public void close() {
    Fovea.run(environment, "down").succeeded();
    // not succeeded(): what is planted in the database's files lies with the first node
    assertThat(Fovea.run(environment, "pii-scan").output())
        .contains("Nothing of the demo people was found.");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
