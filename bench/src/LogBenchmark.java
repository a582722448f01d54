import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// Sends 500 lines a second to every log of a running Fovea and looks each second how large they
/// are together.
///
/// The server's two logs get them by failing logins, one line in each. The consoles get them by the
/// very script that keeps them: a second writer of the same kind beside each real one.
///
/// Words: `--seconds 600`, `--rate 500`.
public final class LogBenchmark {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final Path HOME = Path.of(System.getenv("FOVEA_HOME"));
  private static final URI SERVER =
      URI.create("http://127.0.0.1:" + System.getenv("FOVEA_PORT") + "/login?state=nobody");
  private static final String LINE =
      "WARN  caller 203.0.113.%d by [2001:db8:85a3:8d3:1319:8a2e:370:7348] was refused, number %d";
  private static final List<String> CONSOLES =
      List.of("wildfly", "keycloak", "mariadb", "mariadb-install", "keycloak-build");
  private static final int CAP_BYTES = 10_000_000;
  private static final int MOST_AT_ONCE = 64;

  private final int rate;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Map<String, Long> largest = new TreeMap<>();
  private long largestTogether;

  private LogBenchmark(int rate) {
    this.rate = rate;
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    var options = List.of(words);
    int seconds = option(options, "--seconds", 600);
    var benchmark = new LogBenchmark(option(options, "--rate", 500));
    var machine = Machine.describe(CHECKOUT);
    benchmark.run(seconds);
    benchmark.report(machine, seconds);
    if (benchmark.largestTogether > CAP_BYTES) {
      throw new IllegalStateException("the logs grew to " + benchmark.largestTogether + " bytes");
    }
  }

  private static int option(List<String> words, String name, int otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
  }

  private void run(int seconds) throws IOException, InterruptedException {
    List<Process> writers = new ArrayList<>();
    try (var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> pace(seconds, logins(client, threads)));
      for (var console : CONSOLES) {
        var writer = consoleWriter(console);
        writers.add(writer);
        var lines = writer.outputWriter(StandardCharsets.UTF_8);
        threads.submit(() -> {
          pace(seconds, number -> say(lines, number));
          lines.close();
          return null;
        });
      }
      for (int second = 0; second < seconds; second++) {
        Thread.sleep(1000);
        sample();
      }
    }
    for (var writer : writers) {
      writer.waitFor();
    }
    sample();
  }

  private IntConsumer logins(HttpClient client, ExecutorService threads) {
    var free = new Semaphore(MOST_AT_ONCE);
    var request =
        HttpRequest.newBuilder(SERVER).header("X-Forwarded-For", "203.0.113.77").build();
    return number -> {
      free.acquireUninterruptibly();
      threads.submit(() -> {
        try {
          client.send(request, BodyHandlers.discarding());
          answered.incrementAndGet();
        } catch (IOException | InterruptedException e) {
          failed.incrementAndGet();
        } finally {
          free.release();
        }
      });
    };
  }

  /// As many times a second as wanted, or as often as it goes.
  private void pace(int seconds, IntConsumer act) {
    long start = System.nanoTime();
    for (int number = 0; number < seconds * rate; number++) {
      long due = start + number * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
      }
      if (System.nanoTime() - start > (seconds + 1) * 1_000_000_000L) {
        return;
      }
      act.accept(number);
    }
  }

  private static void say(BufferedWriter lines, int number) {
    try {
      lines.write(LINE.formatted(number % 256, number));
      lines.newLine();
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process consoleWriter(String console) throws IOException {
    var script =
        CHECKOUT.resolve("launcher/src/main/resources/org/fovea/launcher/process/capped-log.sh");
    var file = HOME.resolve("logs").resolve("flood-" + console + ".log");
    return new ProcessBuilder("sh", script.toString(), file.toString(), "131072").start();
  }

  private void sample() throws IOException {
    long together = 0;
    Map<String, Long> sizes = new TreeMap<>();
    for (var folder : List.of(HOME.resolve("logs"), HOME.resolve("wildfly/log"))) {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          long bytes = file.toFile().length(); // 0 if it was renamed meanwhile
          together += bytes;
          var name = file.getFileName().toString().replaceAll("\\.log.*", "");
          sizes.merge(name, bytes, Long::sum);
        }
      }
    }
    sizes.forEach((name, bytes) -> largest.merge(name, bytes, Math::max));
    largestTogether = Math.max(largestTogether, together);
  }

  private void report(Machine machine, int seconds) throws IOException {
    var rows = new StringBuilder();
    largest.forEach(
        (name, bytes) ->
            rows.append(String.format(Locale.ROOT, "| %s | %,d |%n", name, bytes / 1000)));
    var text =
        """
        # Logs under a flood, %s

        %s
        - %d s, %d lines a second wanted for each log; %,d logins failed as they should (%.0f a second), %,d were not answered

        | log with its older files | largest kB |
        |---|---|
        %s| **together, at any second** | **%,d** |

        Logs named flood-… are second writers of the consoles' kind, beside the real ones.
        """
            .formatted(
                LocalDate.now(),
                String.join("\n", machine.lines()),
                seconds,
                rate,
                answered.get(),
                answered.get() / (double) seconds,
                failed.get(),
                rows,
                largestTogether / 1000);
    System.out.println(text);
    var results = CHECKOUT.resolve("bench/results");
    var file = results.resolve("logs-" + machine.slug() + "-" + LocalDate.now() + ".md");
    Files.writeString(file, text);
    System.out.println("Written to " + file);
  }
}
