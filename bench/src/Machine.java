import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where and with what was measured.
///
/// @param processor model name
/// @param lines for the report, Markdown
record Machine(String processor, List<String> lines) {
  /// With the versions of the engine's peers.
  static Machine describe(Path checkout, List<Engine> engines)
      throws IOException, InterruptedException {
    boolean sharp = engines.stream().anyMatch(engine -> engine.label().equals("sharp"));
    return describe(
        checkout,
        "- libvips: " + print("vips", "--version"),
        "- libjpeg-turbo of Fovea (libturbojpeg) and of libvips (libjpeg): "
            + print("dpkg-query", "-W", "-f", "${Version} ", "libturbojpeg0", "libjpeg62-turbo"),
        "- sharp: "
            + (sharp
                ? print("node", checkout.resolve("bench/sharp.js").toString(), "--version")
                : "left out, not installed"));
  }

  /// With `more` lines on what else was used.
  static Machine describe(Path checkout, String... more) throws IOException, InterruptedException {
    var processor = field("/proc/cpuinfo", "model name", ":");
    int cores = Runtime.getRuntime().availableProcessors();
    long memory = Long.parseLong(field("/proc/meminfo", "MemTotal", ":").replaceAll("\\D", ""));
    var system = field("/etc/os-release", "PRETTY_NAME", "=").replace("\"", "");
    List<String> lines = new ArrayList<>();
    lines.add("- Machine: %s, %d cores, %d GB".formatted(processor, cores, Math.round(memory / 1e6)));
    lines.add("- System: %s, Linux %s".formatted(system, System.getProperty("os.version")));
    lines.add(
        "- JDK: %s %s"
            .formatted(System.getProperty("java.vendor"), System.getProperty("java.vm.version")));
    lines.addAll(List.of(more));
    lines.add(
        "- Commit: " + print("git", "-C", checkout.toString(), "describe", "--always", "--dirty"));
    return new Machine(processor, List.copyOf(lines));
  }

  /// Returns the versions of Debian packages.
  static String versions(String... packages) throws InterruptedException {
    var command = new ArrayList<>(List.of("dpkg-query", "-W", "-f", "${Package} ${Version} "));
    command.addAll(List.of(packages));
    return print(command.toArray(String[]::new));
  }

  /// Returns the processor's name as part of a file's name.
  String slug() {
    return processor
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\((r|tm)\\)", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static String field(String file, String name, String separator) throws IOException {
    return Files.readString(Path.of(file))
        .lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(line.indexOf(separator) + 1).strip())
        .orElse("unknown");
  }

  /// Returns what a command prints, or `unknown` if it is missing or fails.
  private static String print(String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? printed.strip() : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
