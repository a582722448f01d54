package org.fovea.service.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.config.PyramidSettings;

/// The command line that runs the engine as a child with limits on memory, file size, open files
/// and processor time, and at low priority.
///
/// The limits are set by `prlimit`; the list of programs is fixed, and no shell takes part, so
/// nothing a file is called or holds can become a command.
final class EngineCommand {
  private static final long MEGABYTE = 1 << 20;
  private static final long LARGEST_METADATA = 20 * MEGABYTE;

  /// By how much a copy without metadata may be longer: EXIF is written anew.
  private static final long SMALL_CHANGE = MEGABYTE;

  private static final int OPEN_FILES = 256;
  private static final String LIMITER = "prlimit";

  private final PyramidSettings settings;

  EngineCommand(PyramidSettings settings) {
    this.settings = settings;
  }

  /// Makes a pyramid.
  ///
  /// @param in the original
  /// @param out where the pyramid is to be written
  /// @param seconds processor time that all threads together may use
  List<String> build(Path in, Path out, long seconds) {
    return command(
        limits(seconds, largestPyramid(in)),
        "build",
        in.toString(),
        out.toString(),
        "--progress",
        "--threads",
        Integer.toString(threads()),
        "--memory",
        Long.toString(settings.memoryMegabytes()),
        "--max-pixels",
        Long.toString(settings.maxPixels()));
  }

  /// Tells as JSON what a file says of itself.
  ///
  /// @param out where the JSON is to be written, at most 16 MB
  List<String> metadata(Path in, Path out, long seconds) {
    return command(
        limits(seconds, LARGEST_METADATA), "metadata", in.toString(), "--json", out.toString());
  }

  /// Copies a file without what of its metadata is personal.
  ///
  /// @param out where the copy is to be written
  List<String> strip(Path in, Path out, long seconds) {
    return command(
        limits(seconds, in.toFile().length() + SMALL_CHANGE),
        "strip",
        in.toString(),
        out.toString());
  }

  /// Makes pictures of tiles that are sent to it. It can write no file, and is as urgent as the
  /// server itself, for somebody waits.
  ///
  /// @param memoryMegabytes heap
  /// @param seconds processor time of its whole life
  List<String> render(long memoryMegabytes, long seconds) {
    List<String> command = attached();
    command.addAll(limits(seconds, 0));
    command.addAll(java(memoryMegabytes));
    command.add("render");
    return command;
  }

  private List<String> command(List<String> limits, String... engine) {
    List<String> command = attached();
    program("nice").ifPresent(nice -> command.addAll(List.of(nice, "-n", "10")));
    command.addAll(limits);
    command.addAll(java(settings.memoryMegabytes()));
    command.addAll(List.of(engine));
    return command;
  }

  /// Whoever kills this server kills the engine with it.
  private static List<String> attached() {
    return program("setpriv")
        .map(setpriv -> new ArrayList<>(List.of(setpriv, "--pdeathsig", "KILL", "--")))
        .orElseGet(ArrayList::new);
  }

  private List<String> java(long memoryMegabytes) {
    return List.of(
        settings.java().toString(),
        "@" + settings.engine().resolve("engine.args"),
        "-Xmx" + memoryMegabytes + "m",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "-cp",
        settings.engine().resolve("*").toString(),
        "org.fovea.pyramid.cli.Main");
  }

  /// How many threads a child gets: the machine's, shared among the workers.
  int threads() {
    return Math.max(
        1, Runtime.getRuntime().availableProcessors() / Math.max(1, settings.workers()));
  }

  /// Returns if children can be kept within limits on this machine.
  ///
  /// @throws IllegalStateException if not
  static void requireLimits() {
    if (program(LIMITER).isEmpty()) {
      throw new IllegalStateException(
          "prlimit is missing, and no file is decoded without limits: install util-linux");
    }
  }

  private List<String> limits(long seconds, long largestOutput) {
    return List.of(
        program(LIMITER).orElse(LIMITER),
        "--as=" + settings.addressSpaceMegabytes() * MEGABYTE,
        "--cpu=" + seconds,
        "--fsize=" + largestOutput,
        "--nofile=" + OPEN_FILES,
        "--core=0",
        "--");
  }

  /// A pyramid of lossless tiles is at most a few times its source, but a small file may hold a
  /// large plain picture, so there is a floor.
  private static long largestPyramid(Path in) {
    long floor = 4096 * MEGABYTE;
    return Math.max(floor, Math.multiplyExact(in.toFile().length(), 8L));
  }

  private static Optional<String> program(String name) {
    return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
