package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The Fovea that the build has started for these tests, on free ports and with a throw-away home.
final class Fovea {
  static final int PORT = port("FOVEA_PORT");
  static final URI ADDRESS = URI.create("http://localhost:" + PORT);
  static final Path HOME = Path.of(variable("FOVEA_HOME"));
  static final URI ISSUER =
      URI.create("http://localhost:" + port("FOVEA_KEYCLOAK_PORT") + "/realms/fovea");

  private static final Path COMMAND = Path.of("..", "fovea").toAbsolutePath().normalize();
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private Fovea() {}

  /// How a command of `./fovea` ended.
  ///
  /// @param exitCode 0 if it did what it was asked
  /// @param output all that it printed
  record Outcome(int exitCode, String output) {
    Outcome succeeded() {
      assertThat(exitCode).as(output).isZero();
      return this;
    }
  }

  /// Runs `./fovea` with these words, in the environment of the running instance.
  static Outcome run(String... words) {
    return run(Map.of(), words);
  }

  /// The same with some variables set otherwise.
  static Outcome run(Map<String, String> variables, String... words) {
    var command = Stream.concat(Stream.of(COMMAND.toString()), Stream.of(words)).toList();
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    try {
      // into a file, for a server that a command leaves running would hold a pipe open
      var output = Files.createTempFile("fovea", ".out");
      try {
        var process = builder.redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", List.of(words)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A bearer token of a demo person who has accepted the terms.
  static String token(String person) {
    return TOKENS.computeIfAbsent(person, name -> run("token", name).succeeded().output().strip());
  }

  /// Makes [#token] ask for a new one, because the person's former ones are refused.
  static void forgetToken(String person) {
    TOKENS.remove(person);
  }

  /// Ends the server with SIGKILL. Returns when it is gone, with all it had started.
  static void killServer() {
    kill(serverProcess());
  }

  /// The same for the server of another Fovea.
  static void kill(ProcessHandle server) {
    var children = server.descendants().toList();
    assertThat(server.destroyForcibly()).isTrue();
    server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    Eventually.get(
        Duration.ofSeconds(10),
        () -> children.stream().filter(ProcessHandle::isAlive).toList(),
        List::isEmpty);
  }

  static ProcessHandle serverProcess() {
    return serverProcess(HOME);
  }

  static ProcessHandle serverProcess(Path home) {
    try {
      var record = Files.readString(home.resolve("run").resolve("wildfly.pid"));
      return ProcessHandle.of(Long.parseLong(record.strip().split("\\s+", 2)[0])).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A connection as one of the two users that the launcher made: `app` or `owner`.
  static Connection database(String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port("FOVEA_DB_PORT") + "/fovea",
        "fovea_" + user,
        secret("database-" + user + ".password"));
  }

  static String secret(String name) {
    try {
      return Files.readString(HOME.resolve("secrets").resolve(name), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int port(String name) {
    return Integer.parseInt(variable(name));
  }

  private static String variable(String name) {
    return Objects.requireNonNull(
        System.getenv(name), name + " is not set: run these tests with ./mvnw verify");
  }
}
