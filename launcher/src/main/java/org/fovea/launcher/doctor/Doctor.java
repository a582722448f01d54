package org.fovea.launcher.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.launcher.doctor.Finding.State;
import org.fovea.launcher.process.PortUse;
import org.fovea.launcher.process.ProcessRecords;
import org.fovea.launcher.report.TextTable;
import org.fovea.launcher.settings.Engine;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// `./fovea doctor`: what this machine has and lacks, and what to do about it.
public final class Doctor {
  private static final double DISK_GIGABYTES = 10;
  private static final double MEMORY_GIGABYTES = 3; // WildFly, Keycloak, MariaDB and one decoder
  private final Installation installation;
  private final LauncherSettings settings;
  private final Tools tools;
  private final List<Finding> findings = new ArrayList<>();

  public Doctor(Installation installation, LauncherSettings settings) {
    this.installation = installation;
    this.settings = settings;
    this.tools = new Tools(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /// Prints a table and returns 0, or 1 if something is missing without which Fovea does not run.
  public int run() throws InterruptedException {
    add("JDK", State.OK, Runtime.version() + " in " + System.getProperty("java.home"));
    program("Node.js", State.MISSING, "install Node.js 20.15 or newer with npm", "node");
    program("npm", State.MISSING, "install npm", "npm");
    program("setsid", State.MISSING, "apt-get install util-linux", "setsid");
    program("prlimit", State.MISSING, "apt-get install util-linux", "prlimit");
    jail();
    program(
        "Chromium",
        State.OPTIONAL,
        "apt-get install chromium; without it browser tests use one from npm",
        "chromium",
        "chromium-browser",
        "google-chrome");
    mariaDb();
    ports();
    disk();
    memory();
    print();
    engine();
    return findings.stream().anyMatch(one -> one.state() == State.MISSING) ? 1 : 0;
  }

  private void program(String thing, State otherwise, String advice, String... names) {
    tools
        .find(names)
        .ifPresentOrElse(
            path -> add(thing, State.OK, path.toString()), () -> add(thing, otherwise, advice));
  }

  /// Bubblewrap may be there and yet not allowed to make namespaces, as in many containers.
  private void jail() throws InterruptedException {
    var program = tools.find("bwrap");
    if (program.isEmpty()) {
      add("bubblewrap", State.OPTIONAL, "apt-get install bubblewrap; decoders have prlimit only");
      return;
    }
    var answer =
        Tools.ask(
            List.of(program.get().toString(), "--ro-bind", "/", "/", "--unshare-all", "true"));
    if (answer.exit() == 0) {
      add("bubblewrap", State.OK, program.get().toString());
    } else {
      add("bubblewrap", State.OPTIONAL, "there, but not allowed here: " + answer.firstLine());
    }
  }

  private void mariaDb() throws InterruptedException {
    if (settings.database().external().isPresent()) {
      add("MariaDB", State.OK, "another server: FOVEA_DB_URL is set");
      return;
    }
    var program =
        settings.database().mariadbd().orElse(installation.mariadb().resolve("bin/mariadbd"));
    if (!Files.exists(program)) {
      add("MariaDB", State.OPTIONAL, "not built yet: ./fovea up builds it");
      return;
    }
    var answer = Tools.ask(List.of(program.toString(), "--no-defaults", "--version"));
    add("MariaDB", answer.exit() == 0 ? State.OK : State.MISSING, answer.firstLine());
  }

  private void ports() {
    var ports = settings.ports();
    var bind = settings.server().bind();
    port(new PortUse("pages", "FOVEA_PORT", bind, ports.http()), "wildfly");
    port(
        new PortUse("health", "FOVEA_MANAGEMENT_PORT", "127.0.0.1", ports.management()), "wildfly");
    if (settings.identity().external().isEmpty()) {
      port(
          new PortUse("Keycloak", "FOVEA_KEYCLOAK_PORT", "127.0.0.1", ports.keycloak()),
          "keycloak");
    }
    if (settings.database().external().isEmpty()) {
      port(new PortUse("MariaDB", "FOVEA_DB_PORT", "127.0.0.1", ports.database()), "mariadb");
    }
  }

  private void port(PortUse use, String key) {
    var thing = "port " + use.port();
    if (use.isFree()) {
      add(thing, State.OK, "free for " + use.owner());
    } else if (new ProcessRecords(settings.home().run()).findAlive(key).isPresent()) {
      add(thing, State.OK, "used by Fovea's own " + use.owner());
    } else {
      add(thing, State.MISSING, "taken by another process; set " + use.variable());
    }
  }

  private void disk() {
    try {
      var folder = settings.home().root();
      while (!Files.exists(folder)) {
        folder = folder.resolveSibling("..").normalize();
      }
      double free = Files.getFileStore(folder).getUsableSpace() / 1e9;
      amount("disk space", free, DISK_GIGABYTES, "set FOVEA_HOME to a larger disk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void memory() {
    try {
      double free = availableKilobytes(Files.readString(Path.of("/proc/meminfo"))) * 1024 / 1e9;
      amount("free memory", free, MEMORY_GIGABYTES, "stop something or set FOVEA_HEAP lower");
    } catch (IOException e) {
      add("free memory", State.OPTIONAL, "not known: this is no Linux");
    }
  }

  /// Reads the line `MemAvailable: 123456 kB`; 0 if there is none.
  static long availableKilobytes(String meminfo) {
    return meminfo
        .lines()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  private void amount(String thing, double gigabytes, double wanted, String advice) {
    boolean enough = gigabytes >= wanted;
    add(
        thing,
        enough ? State.OK : State.OPTIONAL,
        String.format(Locale.ROOT, "%.1f GB", gigabytes)
            + (enough ? "" : ", wanted " + wanted + ": " + advice));
  }

  private void engine() throws InterruptedException {
    var engine = Engine.find(installation);
    if (engine.isEmpty()) {
      System.out.println("\nThe pyramid engine is not built yet: ./fovea up builds it.");
      return;
    }
    var command = new ArrayList<>(engine.get().command());
    command.add("doctor");
    System.out.println("\nPyramid engine:");
    System.out.println(Tools.ask(command).output().strip());
  }

  private void add(String thing, State state, String advice) {
    findings.add(new Finding(thing, state, advice));
  }

  private void print() {
    var table = new TextTable("what", "state", "");
    findings.forEach(
        one -> table.row(one.thing(), one.state().name().toLowerCase(Locale.ROOT), one.advice()));
    table.lines().forEach(System.out::println);
  }
}
