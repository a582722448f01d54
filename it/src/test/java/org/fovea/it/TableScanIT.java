package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.fovea.launcher.database.DatabaseAccess;
import org.fovea.launcher.database.MariaDb;
import org.fovea.launcher.process.Folders;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `pii-scan` finds what stands in a table, in a database of its own: in that of the other tests it
/// would be found for ever.
class TableScanIT {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOME = Path.of("target", "home-tables").toAbsolutePath();
  private static final Path VALUES = Path.of("target", "scan-values.txt").toAbsolutePath();
  private static final String SECRET = "Zaubertintenklecks-Östermann";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("FOVEA_HOME", HOME.toString(), "FOVEA_DB_PORT", Integer.toString(freePort()));

  private static MariaDb database;
  private static DatabaseAccess access;

  @BeforeAll
  static void start() throws InterruptedException, SQLException {
    Folders.delete(HOME);
    var settings = LauncherSettings.read(ENVIRONMENT, CHECKOUT);
    settings.home().create();
    access = DatabaseAccess.of(settings, new Secrets(settings.home().secrets()));
    database = new MariaDb(Installation.of(CHECKOUT), settings, access);
    database.start();
    try (var connection = owner();
        var run = connection.createStatement()) {
      run.execute("create table words (id int primary key, note varchar(200), document longtext)");
      run.execute("insert into words values (1, 'nothing of anybody', 'nothing here either')");
    }
  }

  @AfterAll
  static void stop() {
    database.stop(Duration.ofSeconds(30));
    Folders.delete(HOME);
  }

  /// In the raw file it lies in pieces: InnoDB spreads long values over pages of 16 KiB.
  @Test
  void findsAValueInAColumnAndDoesNotRepeatIt() throws IOException, SQLException {
    Files.writeString(VALUES, "name = " + SECRET);
    assertThat(scan().exitCode()).isZero();
    try (var connection = owner();
        var insert = connection.prepareStatement("insert into words values (2, 'none', ?)")) {
      insert.setString(1, "x".repeat(50_000) + SECRET.toUpperCase(Locale.ROOT));
      insert.executeUpdate();
    }

    var outcome = scan();

    assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("table fovea.words, column document", "scan-values.txt's name", "10 of 10")
        .doesNotContainIgnoringCase("Zaubertinte");
  }

  private static Fovea.Outcome scan() {
    return Fovea.run(ENVIRONMENT, "pii-scan", "--values", VALUES.toString());
  }

  private static Connection owner() throws SQLException {
    var login = access.owner().orElseThrow();
    return DriverManager.getConnection(access.url(), login.user(), login.password());
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
