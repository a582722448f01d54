package org.fovea.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fovea.web.login.provider.Habit;
import org.fovea.web.login.provider.Signing;
import org.fovea.web.login.provider.StandInPerson;
import org.fovea.web.login.provider.StandInProvider;

/// A Fovea of its own, with the stand-in provider for as many people as a test needs and a home
/// that is thrown away.
final class StandInFovea implements AutoCloseable {
  private static final Set<String> SCOPES =
      Set.of(
          "openid",
          "voperson_external_affiliation",
          "eduperson_entitlement",
          "eduperson_assurance");

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, Api> people = new ConcurrentHashMap<>();
  private final StandInProvider provider;
  private final URI address;
  private final Path home;

  private StandInFovea(String name, StandInProvider provider) {
    this.provider = provider;
    provider.behave(Set.of(Habit.NO_END_SESSION));
    int port = freePort();
    address = URI.create("http://localhost:" + port);
    home = Path.of("target", "home-" + name).toAbsolutePath();
    environment.put("FOVEA_HOME", home.toString());
    environment.put("FOVEA_PORT", Integer.toString(port));
    environment.put("FOVEA_MANAGEMENT_PORT", Integer.toString(freePort()));
    environment.put("FOVEA_DB_PORT", Integer.toString(freePort()));
    environment.put("FOVEA_OIDC_URL", provider.issuer().toString());
    environment.put("FOVEA_OIDC_CLIENT_ID", StandInProvider.CLIENT);
    environment.put("FOVEA_OIDC_CLIENT_SECRET", StandInProvider.SECRET);
    environment.put("FOVEA_OIDC_SCOPES", String.join(" ", SCOPES));
    environment.put("FOVEA_ENTITLEMENT_AUTHORITIES", "login.helmholtz.de");
  }

  /// Starts one.
  ///
  /// @param name tells its home from others
  /// @param siteFile what it begins with
  static StandInFovea start(String name, Path siteFile) {
    return start(name, siteFile, Map.of());
  }

  /// The same with some settings otherwise than the other tests have them.
  static StandInFovea start(String name, Path siteFile, Map<String, String> settings) {
    try {
      var fovea = new StandInFovea(name, StandInProvider.start(0));
      fovea.environment.putAll(settings);
      fovea.environment.put("FOVEA_SITE_FILE", siteFile.toAbsolutePath().toString());
      fovea.forgetEarlierRun();
      Fovea.run(fovea.environment, "up", "--detach").succeeded();
      return fovea;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What an earlier run stored would be in the way.
  private void forgetEarlierRun() throws IOException {
    if (Files.exists(home)) {
      StoredFiles.delete(home);
    }
  }

  /// The folder of its state.
  Path home() {
    return home;
  }

  URI issuer() {
    return provider.issuer();
  }

  void down() {
    Fovea.run(environment, "down").succeeded();
  }

  /// Ends the server with SIGKILL.
  void killServer() {
    Fovea.kill(Fovea.serverProcess(home));
  }

  void up() {
    Fovea.run(environment, "up", "--detach").succeeded();
  }

  /// Runs another command of `./fovea` for it.
  Fovea.Outcome run(String... words) {
    return Fovea.run(environment, words);
  }

  /// A bearer token that was not used before.
  Api afresh(StandInPerson person) {
    people.remove(person.sub());
    return as(person);
  }

  URI address() {
    return address;
  }

  int port(String variable) {
    return Integer.parseInt(String.valueOf(environment.get(variable)));
  }

  /// The API on behalf of `person`, with a bearer token.
  Api as(StandInPerson person) {
    return people.computeIfAbsent(
        person.sub(),
        sub -> {
          // five minutes, as the provider gives them, are less than some tests take
          var longer = Map.of("exp", Instant.now().plus(Duration.ofHours(2)).getEpochSecond());
          var token = provider.accessToken(person, SCOPES, longer, Signing.RIGHT);
          return Api.withToken(address, token);
        });
  }

  /// The API on behalf of nobody.
  Api asNobody() {
    return Api.asNobody(address);
  }

  /// A browser in which `person` has logged in.
  Browser browser(StandInPerson person) {
    var browser = new Browser(address);
    logIn(browser, person, "/login?return=/privacy");
    return browser;
  }

  /// Logs in once more in a browser that may have a session, beginning at that address.
  HttpResponse<String> logIn(Browser browser, StandInPerson person, String login) {
    provider.logsIn(person);
    return browser.get(login);
  }

  /// A connection as the user who owns the schema.
  Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + environment.get("FOVEA_DB_PORT") + "/fovea",
        "fovea_owner",
        secret("database-owner.password"));
  }

  private String secret(String name) {
    try {
      return Files.readString(home.resolve("secrets").resolve(name), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Fovea.run(environment, "down").succeeded();
    } finally {
      provider.close();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
