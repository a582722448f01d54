import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one run of an engine took.
///
/// @param wall seconds from the start of the process to its end
/// @param cpu seconds of all its threads, in user and system mode
/// @param peakMegabytes largest resident set (2^20 bytes) of any of its processes
/// @param outputMegabytes size of the pyramid in 10^6 bytes
/// @param load average of the last minute, before the run
/// @param others share of the machine's processor time that went elsewhere during the run, 0 to 1
record Run(
    Engine engine,
    double wall,
    double cpu,
    double peakMegabytes,
    double outputMegabytes,
    double load,
    double others) {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on all Linux machines

  /// Runs a command to its end.
  ///
  /// @param patience after which it is killed
  /// @throws IOException if it fails or takes longer
  static Run measure(Engine engine, List<String> command, Duration patience, Path output)
      throws IOException, InterruptedException {
    var times = Files.createTempFile("bench", ".time");
    var log = Files.createTempFile("bench", ".log");
    try {
      var words = new ArrayList<String>();
      words.addAll(
          List.of("/usr/bin/time", "--quiet", "-o", times.toString(), "-f", "%e %U %S %M"));
      words.addAll(List.of("timeout", "--kill-after=5", patience.toSeconds() + ""));
      words.addAll(command);
      double load = loadAverage();
      double before = busySeconds();
      int code =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      double busy = busySeconds() - before;
      if (code != 0) {
        throw new IOException(
            "%s ended with code %d (124: not done after %d s): %s"
                .formatted(engine.label(), code, patience.toSeconds(), Files.readString(log)));
      }
      var fields = Files.readString(times).strip().split(" ");
      double wall = Double.parseDouble(fields[0]);
      double cpu = Double.parseDouble(fields[1]) + Double.parseDouble(fields[2]);
      double capacity = wall * Runtime.getRuntime().availableProcessors();
      return new Run(
          engine,
          wall,
          cpu,
          Double.parseDouble(fields[3]) / 1024,
          Files.size(output) / 1e6,
          load,
          Math.max(0, (busy - cpu) / capacity));
    } finally {
      Files.delete(times);
      Files.delete(log);
    }
  }

  private static double loadAverage() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  /// Returns the seconds that all cores together worked since the start of the machine, for anyone:
  /// the columns of the first line of `/proc/stat` (proc(5)) but `idle` and `iowait`.
  private static double busySeconds() throws IOException {
    var columns =
        Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +");
    long ticks = 0;
    for (int i = 1; i <= 8; i++) {
      ticks += i == 4 || i == 5 ? 0 : Long.parseLong(columns[i]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f s, CPU %.2f s, %.0f MB, %.1f MB written, load %.1f, others %.0f %%",
        wall,
        cpu,
        peakMegabytes,
        outputMegabytes,
        load,
        100 * others);
  }
}
