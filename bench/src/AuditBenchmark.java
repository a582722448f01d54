import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fovea.config.SecretSettings;
import org.fovea.launcher.database.DatabaseAccess;
import org.fovea.launcher.database.MariaDb;
import org.fovea.launcher.database.Migration;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;

/// Fills the audit log of a database of its own and measures how long `./fovea audit verify` takes,
/// in a new process each time.
public final class AuditBenchmark {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on all Linux machines
  private static final int BATCH = 1000;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00.123456Z");

  private final long entries;
  private final int rounds;
  private final Map<String, String> environment;
  private final LauncherSettings settings;
  private final DatabaseAccess access;
  private final MariaDb database;
  private final List<Run> runs = new ArrayList<>();

  /// What one run took.
  ///
  /// @param wall seconds
  /// @param cpu seconds of the command, user and system
  /// @param databaseCpu seconds of the database server meanwhile
  /// @param peakMegabytes largest resident set (2^20 bytes) of the command
  /// @param load average of the last minute, before the run
  private record Run(
      double wall, double cpu, double databaseCpu, double peakMegabytes, double load) {}

  private AuditBenchmark(long entries, int rounds) throws IOException {
    this.entries = entries;
    this.rounds = rounds;
    var home = CHECKOUT.resolve("bench/audit-home");
    environment =
        Map.of(
            "FOVEA_HOME", home.toString(),
            "FOVEA_DB_PORT", Integer.toString(freePort()),
            "FOVEA_BUILD", "never");
    settings = LauncherSettings.read(environment, CHECKOUT);
    settings.home().create();
    access = DatabaseAccess.of(settings, new Secrets(settings.home().secrets()));
    database = new MariaDb(Installation.of(CHECKOUT), settings, access);
  }

  /// @param args `--entries 1000000` and `--rounds 3`, both optional
  public static void main(String[] args) throws Exception {
    long entries = 1_000_000;
    int rounds = 3;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--entries" -> entries = Long.parseLong(args[++i]);
        case "--rounds" -> rounds = Integer.parseInt(args[++i]);
        default -> {
          System.err.println("usage: bench/audit [--entries 1000000] [--rounds 3]");
          System.exit(2);
        }
      }
    }
    new AuditBenchmark(entries, rounds).run();
  }

  private void run() throws Exception {
    database.start();
    try {
      new Migration(access).run();
      try (var owner =
          DriverManager.getConnection(
              access.url(),
              access.owner().orElseThrow().user(),
              access.owner().orElseThrow().password())) {
        fill(owner);
        for (int i = 0; i < rounds; i++) {
          runs.add(measure(0));
          System.out.println(runs.getLast());
        }
        tamper(owner, "ImageUploadeD");
        measure(1); // one letter in the middle is found
        tamper(owner, "ImageUploaded");
      }
    } finally {
      database.stop(Duration.ofSeconds(30));
    }
    report();
  }

  private void fill(Connection owner) throws SQLException, IOException {
    System.out.println("Filling a log with " + entries + " entries …");
    execute(owner, "truncate table fovea_audit.audit_entry");
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    owner.setAutoCommit(false);
    var previous = AuditChain.GENESIS;
    try (var insert =
        owner.prepareStatement(
            "insert into fovea_audit.audit_entry (sequence, recorded_at, event, actor, space_id,"
                + " details, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (long i = 1; i <= entries; i++) {
        var facts = facts(i, random);
        var hash = AuditChain.hash(facts, previous);
        insert.setLong(1, i);
        insert.setObject(2, LocalDateTime.ofInstant(facts.recordedAt(), ZoneOffset.UTC));
        insert.setString(3, facts.event());
        insert.setString(4, facts.actor());
        insert.setString(5, facts.spaceId());
        insert.setString(6, facts.details());
        insert.setString(7, previous);
        insert.setString(8, hash);
        insert.addBatch();
        previous = hash;
        if (i % BATCH == 0 || i == entries) {
          insert.executeBatch();
          owner.commit();
        }
      }
    }
    owner.setAutoCommit(true);
    execute(
        owner,
        "update fovea.audit_head set sequence = %d, hash = '%s'".formatted(entries, previous));
    sign(new LogEnd(entries, previous));
  }

  private void sign(LogEnd end) throws IOException {
    var secret = SecretSettings.read(new Secrets(settings.home().secrets()).masterKey());
    var key = AuditKey.of(secret.derive(AuditKey.PURPOSE).getEncoded());
    Files.writeString(
        settings.auditHead(), SignedHead.sign(end, Instant.now(), key).toJson().toString());
  }

  /// Facts as an upload records them.
  private static AuditFacts facts(long sequence, RandomGenerator random) {
    return new AuditFacts(
        sequence,
        BEGIN.plusSeconds(sequence),
        "ImageUploaded",
        hex(32, random),
        hex(11, random),
        "{\"image\":\"%s\",\"sizeBytes\":\"%d\"}"
            .formatted(hex(11, random), random.nextLong(20_000_000_000L)));
  }

  private static String hex(int bytes, RandomGenerator random) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private void tamper(Connection owner, String event) throws SQLException {
    execute(
        owner,
        "update fovea_audit.audit_entry set event = '%s' where sequence = %d"
            .formatted(event, entries / 2));
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  private Run measure(int wanted) throws IOException, InterruptedException {
    var times = Files.createTempFile("bench", ".time");
    var log = Files.createTempFile("bench", ".log");
    try {
      var builder =
          new ProcessBuilder(
                  "/usr/bin/time",
                  "--quiet",
                  "-o",
                  times.toString(),
                  "-f",
                  "%e %U %S %M",
                  CHECKOUT.resolve("fovea").toString(),
                  "audit",
                  "verify")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      double load = Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
      double before = databaseCpu();
      int code = builder.start().waitFor();
      double databaseCpu = databaseCpu() - before;
      if (code != wanted) {
        throw new IOException("ended with code " + code + ": " + Files.readString(log));
      }
      System.out.print(Files.readString(log));
      var fields = Files.readAllLines(times).getLast().split(" ");
      return new Run(
          Double.parseDouble(fields[0]),
          Double.parseDouble(fields[1]) + Double.parseDouble(fields[2]),
          databaseCpu,
          Double.parseDouble(fields[3]) / 1024,
          load);
    } finally {
      Files.delete(times);
      Files.delete(log);
    }
  }

  /// Seconds that the database server has worked, from `/proc/PID/stat` (proc(5)).
  private double databaseCpu() throws IOException {
    long pid = database.find().orElseThrow().pid();
    var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private void report() throws IOException, InterruptedException {
    var processor = line(Path.of("/proc/cpuinfo"), "model name");
    var text = new StringBuilder();
    text.append("# Audit log, ").append(LocalDate.now()).append("\n\n");
    text.append("- Machine: %s, %d cores\n".formatted(processor, cores()));
    text.append("- JDK: ").append(System.getProperty("java.vm.version")).append('\n');
    text.append("- Commit: ").append(commit()).append('\n');
    text.append("- Entries: %d, as uploads record them\n\n".formatted(entries));
    text.append("| run | wall s | CPU s | CPU s of the database | peak RSS MB | load before |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (int i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "| %d | %.1f | %.1f | %.1f | %.0f | %.1f |%n",
              i + 1,
              run.wall(),
              run.cpu(),
              run.databaseCpu(),
              run.peakMegabytes(),
              run.load()));
    }
    text.append("\nEach run is a new process. One letter changed in the middle was found.\n");
    System.out.print(text);
    var slug = processor.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var folder = Files.createDirectories(CHECKOUT.resolve("bench/results"));
    Files.writeString(folder.resolve("audit-" + slug + "-" + LocalDate.now() + ".md"), text);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String line(Path file, String name) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.split(":", 2)[1].strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static String commit() throws IOException, InterruptedException {
    var git =
        new ProcessBuilder("git", "-C", CHECKOUT.toString(), "describe", "--always", "--dirty")
            .start();
    var text = new String(git.getInputStream().readAllBytes()).strip();
    return git.waitFor() == 0 ? text : "unknown";
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
