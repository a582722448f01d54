import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program that makes pyramids: tiles of 256 pixels, no overlap, JPEG of quality 75.
///
/// @param label for the table
/// @param extension of the files that it writes
/// @param prefix of the command
/// @param suffix of the command, after the two files
record Engine(String label, String extension, List<String> prefix, List<String> suffix) {
  /// The peer that the others are compared with.
  static final String PEER = "vips dzsave";

  // FOVEA_PYRAMID_MEMORY_MB of the server, as it is by itself; the flags are those of
  // EngineCommand,
  // without the limits and the low priority that it puts on children.
  private static final int MEMORY_MEGABYTES = 768;

  /// Returns those that this machine has. Ours and libvips' must be there.
  static List<Engine> installed(Path checkout) throws IOException {
    var engines = new ArrayList<Engine>();
    engines.add(ours("Fovea", checkout, List.of()));
    engines.add(
        ours("Fovea, pure Java", checkout, List.of("--decoder", "java", "--encoder", "java")));
    engines.add(
        new Engine(
            PEER,
            "zip",
            List.of("vips", "dzsave"),
            List.of(
                "--container",
                "zip",
                "--suffix",
                ".jpg[Q=75]",
                "--tile-size",
                "256",
                "--overlap",
                "0")));
    var script = checkout.resolve("bench/sharp.js");
    if (Files.isDirectory(checkout.resolve("bench/node_modules/sharp"))) {
      engines.add(new Engine("sharp", "zip", List.of("node", script.toString()), List.of()));
    } else {
      System.err.println("sharp is left out: npm is missing or could not install it.");
    }
    return List.copyOf(engines);
  }

  /// Returns our command line of the same flags as the server's.
  private static Engine ours(String label, Path checkout, List<String> choice) throws IOException {
    var target = checkout.resolve("pyramid/target");
    var classPath = target.resolve("lib") + "/*:" + jar(target);
    var prefix =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + target.resolve("lib/engine.args"),
            "-Xmx" + MEMORY_MEGABYTES + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-cp",
            classPath,
            "org.fovea.pyramid.cli.Main",
            "build");
    var suffix = new ArrayList<>(List.of("--progress"));
    suffix.addAll(List.of("--threads", "" + Runtime.getRuntime().availableProcessors()));
    suffix.addAll(List.of("--memory", "" + MEMORY_MEGABYTES));
    suffix.addAll(choice);
    return new Engine(label, "szi", prefix, List.copyOf(suffix));
  }

  private static Path jar(Path target) throws IOException {
    try (var jars = Files.newDirectoryStream(target, "fovea-pyramid-*.jar")) {
      return jars.iterator().next();
    }
  }

  List<String> command(Path input, Path output) {
    var words = new ArrayList<>(prefix);
    words.add(input.toString());
    words.add(output.toString());
    words.addAll(suffix);
    return words;
  }
}
