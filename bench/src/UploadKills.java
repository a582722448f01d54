import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Kills the server in the middle of four parallel uploads, again and again: nothing that
/// was acknowledged may be lost, every file must come out as it went in, and hardly anything may
/// have to be sent twice.
public final class UploadKills {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final int[] SIZES = {64 << 10, 5_000_000, 200_000_000, 1_000_000_000};
  private static final long MOST_AGAIN = 8 << 20;
  private static final int SEED = 20;

  private UploadKills() {}

  public static void main(String[] words) throws Exception {
    int kills = words.length == 2 ? Integer.parseInt(words[1]) : 20; // --kills 200
    Disk.require(Path.of(System.getenv("FOVEA_HOME")), 4L * SIZES[SIZES.length - 1]);
    var server = new UploadServer();
    List<KilledUpload> uploads = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int size : SIZES) {
      // each lasts a second at least, the largest half a minute
      var upload = new KilledUpload(server, size, Math.min(size, 30_000_000L));
      uploads.add(upload);
      threads.add(Thread.ofPlatform().start(upload));
    }
    var restarts = kill(server, kills, uploads);
    uploads.forEach(KilledUpload::finish);
    for (var thread : threads) {
      thread.join();
    }
    report(kills, uploads, restarts);
  }

  private static List<Duration> kill(UploadServer server, int kills, List<KilledUpload> uploads)
      throws IOException, InterruptedException {
    var random = new Random(SEED);
    List<Duration> restarts = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      long until = System.nanoTime() + (1_000 + random.nextInt(5_000)) * 1_000_000L;
      while (System.nanoTime() < until) {
        for (var upload : uploads) {
          upload.ask();
        }
        Thread.sleep(50);
      }
      restarts.add(server.killAndStart());
      System.err.printf("kill %d, ready after %s%n", i + 1, restarts.getLast());
    }
    return restarts;
  }

  private static void report(int kills, List<KilledUpload> uploads, List<Duration> restarts)
      throws IOException, InterruptedException, SQLException {
    var machine = Machine.describe(CHECKOUT, "- Kills: %d, seed %d".formatted(kills, SEED));
    var text = new StringBuilder();
    text.append("# Uploads and kills of the server, %s%n%n".formatted(LocalDate.now()));
    machine.lines().forEach(line -> text.append(line).append('\n'));
    text.append(
        "\n| file | complete, SHA-256 equal | interrupted | acknowledged and lost |"
            + " sent again at most, bytes |\n|---|---|---|---|---|\n");
    boolean fine = true;
    for (var upload : uploads) {
      fine &= upload.trouble().isEmpty() && upload.complete() > 0;
      fine &= upload.lostBytes() == 0 && upload.mostAgain() <= MOST_AGAIN;
      text.append(
          String.format(
              Locale.ROOT,
              "| %,d bytes | %d | %d | %d | %,d |%n",
              upload.sizeBytes(),
              upload.complete(),
              upload.interrupted(),
              upload.lostBytes(),
              upload.mostAgain()));
      if (!upload.trouble().isEmpty()) {
        text.append("\nTrouble: " + upload.trouble() + "\n");
      }
    }
    long left = unfinished();
    fine &= left == 0;
    restarts.sort(null);
    text.append(
        String.format(
            Locale.ROOT,
            "%nUploads left unfinished: %d. From the kill to ready again: median %.1f s, most %.1f"
                + " s.%n",
            left,
            restarts.get(restarts.size() / 2).toMillis() / 1e3,
            restarts.getLast().toMillis() / 1e3));
    System.out.println(text);
    var result =
        CHECKOUT.resolve(
            "bench/results/upload-kills-" + machine.slug() + "-" + LocalDate.now() + ".md");
    Files.writeString(result, text);
    System.out.println("Written to " + result);
    if (!fine) {
      System.err.println("Something was lost, wrong, or sent again too often.");
      System.exit(1);
    }
  }

  /// Uploads that no client can finish: each begun one was finished by its thread.
  private static long unfinished() throws IOException, SQLException {
    var password =
        Files.readString(Path.of(System.getenv("FOVEA_HOME"), "secrets", "database-app.password"));
    try (var database =
            DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + System.getenv("FOVEA_DB_PORT") + "/fovea",
                "fovea_app",
                password.strip());
        var query = database.createStatement();
        var rows =
            query.executeQuery(
                "select count(*) from upload where state <> 'COMPLETE' and offset_bytes > 0")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
