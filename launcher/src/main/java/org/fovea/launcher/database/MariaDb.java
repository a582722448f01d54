package org.fovea.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.launcher.process.CappedLog;
import org.fovea.launcher.process.Daemon;
import org.fovea.launcher.process.DaemonProcess;
import org.fovea.launcher.process.Folders;
import org.fovea.launcher.process.PortUse;
import org.fovea.launcher.process.Program;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.settings.Home;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// The embedded MariaDB: two schemas, two users with passwords, loopback only, every commit forced
/// to disk.
public final class MariaDb implements Daemon {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final String COLLATION = "utf8mb4_uca1400_ai_ci";
  private final Installation installation;
  private final LauncherSettings settings;
  private final Home home;
  private final int port;
  private final DatabaseAccess access;
  private final DaemonProcess process;

  public MariaDb(Installation installation, LauncherSettings settings, DatabaseAccess access) {
    this.installation = installation;
    this.settings = settings;
    this.home = settings.home();
    this.port = settings.ports().database();
    this.access = access;
    this.process = new DaemonProcess(name(), "mariadb", home);
  }

  @Override
  public String name() {
    return "MariaDB";
  }

  @Override
  public List<PortUse> ports() {
    return List.of(new PortUse(name(), "FOVEA_DB_PORT", "127.0.0.1", port));
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<ProcessHandle> find() {
    return process.find();
  }

  @Override
  public boolean isReady() {
    return access.answers();
  }

  @Override
  public boolean stop(Duration grace) {
    return process.stop(grace);
  }

  @Override
  public void start() throws InterruptedException {
    if (find().isPresent()) {
      process.awaitReady(this::isReady, READY);
      return;
    }
    if (!Files.exists(data())) {
      install();
    }
    var script = home.run().resolve("mariadb-start.sql");
    try {
      Files.createDirectories(temporary());
      writePrivate(script, startScript());
      process.launch(new Program(serverCommand(script), Map.of(), home.database()));
      process.awaitReady(this::isReady, READY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deleteIfExists(script);
    }
  }

  /// Makes the data folder beside and renames it, so that an interrupted first start leaves none.
  private void install() throws InterruptedException {
    var fresh = home.database().resolve("data.new");
    Folders.delete(fresh);
    var log = CappedLog.of(home.logs(), "mariadb-install");
    int exit = new Program(installCommand(fresh), Map.of(), home.database()).run(log);
    if (exit != 0) {
      throw new LaunchException(
          "MariaDB could not make its data folder"
              + log.findLastLine().map(line -> ": " + line).orElse("")
              + " (the log is "
              + log.file()
              + ").");
    }
    try {
      Files.move(fresh, data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looked for only when they are run: `down` must work without them.
  private MariaDbPrograms programs() {
    return settings
        .database()
        .mariadbd()
        .map(MariaDbPrograms::installed)
        .orElseGet(() -> MariaDbPrograms.unpacked(installation.mariadb()));
  }

  private List<String> installCommand(Path data) {
    var programs = programs();
    var command = new ArrayList<>(List.of("sh", programs.installer().toString(), "--no-defaults"));
    command.addAll(programs.places());
    command.addAll(
        List.of(
            "--datadir=" + data,
            "--auth-root-authentication-method=socket",
            "--auth-root-socket-user=" + System.getProperty("user.name"),
            "--skip-test-db",
            "--skip-name-resolve",
            "--character-set-server=utf8mb4",
            "--collation-server=" + COLLATION));
    command.addAll(asRoot());
    return command;
  }

  private List<String> serverCommand(Path script) {
    var programs = programs();
    var command = new ArrayList<>(List.of(programs.server().toString(), "--no-defaults"));
    command.addAll(programs.places());
    command.addAll(
        List.of(
            "--datadir=" + data(),
            "--tmpdir=" + temporary(),
            "--socket=mariadb.sock", // in the data folder; a whole path may be too long for a
            // socket
            "--pid-file=mariadb.pid",
            "--init-file=" + script,
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--skip-ssl", // it makes a key at every start, which takes seconds; loopback only
            "--character-set-server=utf8mb4",
            "--collation-server=" + COLLATION,
            "--default-time-zone=+00:00",
            "--transaction-isolation=READ-COMMITTED",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=128M",
            "--innodb-ft-min-token-size=2",
            "--local-infile=0",
            "--secure-file-priv=" + home.run(),
            "--log-warnings=1"));
    command.addAll(asRoot());
    return command;
  }

  /// MariaDB refuses to run as root unless it is told to.
  private static List<String> asRoot() {
    return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
  }

  /// Run by the server at each start before it lets anybody in; repeatable, and so the users always
  /// have the passwords that lie in the secrets folder.
  private String startScript() {
    var owner = access.owner().orElseThrow();
    return """
    DELETE FROM mysql.global_priv WHERE User='';
    FLUSH PRIVILEGES;
    CREATE DATABASE IF NOT EXISTS fovea CHARACTER SET utf8mb4 COLLATE %1$s;
    CREATE DATABASE IF NOT EXISTS fovea_audit CHARACTER SET utf8mb4 COLLATE %1$s;
    CREATE USER IF NOT EXISTS '%2$s'@'127.0.0.1';
    ALTER USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
    GRANT ALL PRIVILEGES ON fovea.* TO '%2$s'@'127.0.0.1' WITH GRANT OPTION;
    GRANT ALL PRIVILEGES ON fovea_audit.* TO '%2$s'@'127.0.0.1' WITH GRANT OPTION;
    CREATE USER IF NOT EXISTS '%4$s'@'127.0.0.1';
    ALTER USER '%4$s'@'127.0.0.1' IDENTIFIED BY '%5$s';
    """
        .formatted(
            COLLATION,
            owner.user(),
            owner.password(),
            access.app().user(),
            access.app().password());
  }

  private Path data() {
    return home.database().resolve("data");
  }

  private Path temporary() {
    return home.database().resolve("tmp");
  }

  private static void writePrivate(Path file, String text) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteIfExists(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
