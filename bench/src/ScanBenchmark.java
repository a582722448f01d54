import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Fills a home folder with what Fovea writes, gigabytes of it, and measures how long `./fovea
/// pii-scan` takes, in a new process each time.
public final class ScanBenchmark {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final Path HOME = CHECKOUT.resolve("bench/scan-home");
  private static final int BLOCK = 1 << 20;
  private static final String LINE =
      "2026-11-22T12:34:56.%03dZ INFO  [org.fovea.service.image] (default task-%d) image %016x: tile"
          + " %d of level 14 served, generation 1%n";

  private final long bytes;
  private final int rounds;
  private final List<Run> runs = new ArrayList<>();
  private String summary = "";

  /// What one run took.
  ///
  /// @param wall seconds
  /// @param cpu seconds, user and system
  /// @param peakMegabytes largest resident set (2^20 bytes)
  /// @param load average of the last minute, before the run
  private record Run(double wall, double cpu, double peakMegabytes, double load) {}

  private ScanBenchmark(long bytes, int rounds) {
    this.bytes = bytes;
    this.rounds = rounds;
  }

  /// @param args `--gigabytes 5` and `--rounds 3`, both optional
  public static void main(String[] args) throws Exception {
    double gigabytes = 5;
    int rounds = 3;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--gigabytes" -> gigabytes = Double.parseDouble(args[++i]);
        case "--rounds" -> rounds = Integer.parseInt(args[++i]);
        default -> {
          System.err.println("usage: bench/scan [--gigabytes 5] [--rounds 3]");
          System.exit(2);
        }
      }
    }
    new ScanBenchmark((long) (gigabytes * 1e9), rounds).run();
  }

  private void run() throws Exception {
    fill();
    for (int i = 0; i < rounds; i++) {
      runs.add(measure());
      System.out.println(runs.getLast());
    }
    report();
  }

  /// Six tenths as pyramids and originals are (no pattern in them), two as text is, one as database
  /// pages are (text and zeros), one unpacked from gzip.
  private void fill() throws IOException {
    System.out.println("Writing " + bytes / 1_000_000 + " MB …");
    var store = Files.createDirectories(HOME.resolve("store/originals"));
    for (int i = 0; i < 6; i++) {
      write(store.resolve(i + ".original"), bytes / 10, Files::newOutputStream, ScanBenchmark::noise);
    }
    var logs = Files.createDirectories(HOME.resolve("logs"));
    for (int i = 0; i < 2; i++) {
      write(logs.resolve(i + ".log"), bytes / 10, Files::newOutputStream, ScanBenchmark::text);
    }
    var data = Files.createDirectories(HOME.resolve("mariadb/data"));
    write(data.resolve("table.ibd"), bytes / 10, Files::newOutputStream, ScanBenchmark::pages);
    write(logs.resolve("old.log.gz"), bytes / 10, ScanBenchmark::gzip, ScanBenchmark::text);
  }

  private interface Opener {
    OutputStream open(Path file) throws IOException;
  }

  private interface Content {
    byte[] block(SplittableRandom random);
  }

  private static void write(Path file, long length, Opener opener, Content content)
      throws IOException {
    var random = new SplittableRandom(file.toString().hashCode());
    try (var out = new BufferedOutputStream(opener.open(file), BLOCK)) {
      for (long written = 0; written < length; written += BLOCK) {
        out.write(content.block(random), 0, (int) Math.min(BLOCK, length - written));
      }
    }
  }

  private static OutputStream gzip(Path file) throws IOException {
    return new GZIPOutputStream(Files.newOutputStream(file), BLOCK) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    };
  }

  private static byte[] noise(SplittableRandom random) {
    byte[] block = new byte[BLOCK];
    random.nextBytes(block);
    return block;
  }

  private static byte[] text(SplittableRandom random) {
    var text = new StringBuilder(BLOCK + 200);
    while (text.length() < BLOCK) {
      text.append(
          LINE.formatted(
              random.nextInt(1000), random.nextInt(64), random.nextLong(), random.nextInt(10_000)));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] pages(SplittableRandom random) {
    byte[] block = text(random);
    for (int page = 0; page < BLOCK; page += 16384) {
      java.util.Arrays.fill(block, page + 10_000, page + 16_000, (byte) 0);
    }
    return block;
  }

  private Run measure() throws IOException, InterruptedException {
    var times = Files.createTempFile("bench", ".time");
    var log = Files.createTempFile("bench", ".log");
    double load = load();
    var command =
        new ProcessBuilder(
                "/usr/bin/time",
                "-f",
                "%e %U %S %M",
                "-o",
                times.toString(),
                CHECKOUT.resolve("fovea").toString(),
                "pii-scan")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().put("FOVEA_HOME", HOME.toString());
    command.environment().put("FOVEA_DB_PORT", "1"); // nothing listens there
    command.environment().put("FOVEA_BUILD", "never");
    int exit = command.start().waitFor();
    var said = Files.readString(log);
    if (exit != 0) {
      throw new IllegalStateException("exit code " + exit + ": " + said);
    }
    summary = said.lines().filter(line -> line.contains(" MB unpacked")).findFirst().orElseThrow();
    var figures = Files.readString(times).lines().toList().getLast().split(" ");
    Files.delete(times);
    Files.delete(log);
    return new Run(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]),
        Double.parseDouble(figures[3]) / 1024,
        load);
  }

  private static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  private void report() throws IOException, InterruptedException {
    var machine = Machine.describe(CHECKOUT);
    var text = new StringBuilder();
    text.append("# Search for personal data, %s\n\n".formatted(LocalDate.now()));
    machine.lines().forEach(line -> text.append(line).append('\n'));
    text.append("- The scan itself: ").append(summary.replace(HOME.toString(), "a folder"));
    text.append("\n\n| run | wall s | CPU s | MB/s on the disk | peak RSS MB | load before |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (int i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "| %d | %.1f | %.1f | %.0f | %.0f | %.1f |%n",
              i + 1,
              run.wall(),
              run.cpu(),
              size() / 1e6 / run.wall(),
              run.peakMegabytes(),
              run.load()));
    }
    text.append("\nEach run is a new process, and found all ten needles that it had planted.\n");
    System.out.print(text);
    var folder = Files.createDirectories(CHECKOUT.resolve("bench/results"));
    Files.writeString(folder.resolve("scan-" + machine.slug() + "-" + LocalDate.now() + ".md"), text);
  }

  private static long size() throws IOException {
    try (var files = Files.walk(HOME)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
