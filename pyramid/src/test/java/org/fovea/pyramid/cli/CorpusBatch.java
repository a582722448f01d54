package org.fovea.pyramid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the command line over many files in one process, which a native decoder may take down: its
/// parent then knows which file did it. Reads paths from standard input; writes `begin PATH`, then
/// `fault WHAT` for each broken promise, then `end`.
final class CorpusBatch {
  private static final int MAX_INFO_BYTES = 1 << 20;
  private static final int MAX_METADATA_BYTES = 16 << 20;

  private final String decoder;
  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private CorpusBatch(String decoder, Path folder) {
    this.decoder = decoder;
    this.folder = folder;
  }

  /// Checks all files.
  ///
  /// @param words decoder, empty folder for pyramids
  public static void main(String[] words) throws IOException {
    var batch = new CorpusBatch(words[0], Path.of(words[1]));
    try (var paths = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (var path = paths.readLine(); path != null; path = paths.readLine()) {
        System.out.println("begin " + path);
        batch.check(path).forEach(fault -> System.out.println("fault " + fault));
        System.out.println("end");
      }
    }
  }

  private List<String> check(String file) throws IOException {
    var faults = new ArrayList<String>();
    var target = folder.resolve("out.szi").toString();
    int built = run("build", file, target, "--decoder", decoder, "--threads", "1");
    broken(built, file).ifPresent(faults::add);
    if (built == Main.OK && run("verify", target, "--threads", "1") != Main.OK) {
      faults.add("the pyramid is not sound: " + err.toString(UTF_8));
    }
    Files.deleteIfExists(Path.of(target));
    int told = run("info", file, "--decoder", decoder);
    broken(told, file).ifPresent(faults::add);
    if (built == Main.OK && told != Main.OK) {
      faults.add("info ends with " + told + " although the pyramid was built");
    }
    if (out.size() > MAX_INFO_BYTES) {
      faults.add("info is " + out.size() + " bytes long");
    }
    broken(run("metadata", file), file).ifPresent(faults::add);
    if (out.size() > MAX_METADATA_BYTES) {
      faults.add("metadata is " + out.size() + " bytes long");
    }
    int stripped = run("strip", file, target);
    if (stripped != Main.NOT_STRIPPABLE) {
      broken(stripped, file).ifPresent(faults::add);
    }
    Files.deleteIfExists(Path.of(target));
    try (var left = Files.list(folder)) {
      left.forEach(path -> faults.add(path.getFileName() + " was left behind"));
    }
    return faults;
  }

  /// Returns what is wrong with how a run ended.
  private Optional<String> broken(int code, String file) {
    var said = err.toString(UTF_8);
    if (code == Main.OK) {
      return said.isEmpty() ? Optional.empty() : Optional.of("success, but it says " + said);
    }
    if (code != Main.UNREADABLE && code != Main.OVER_LIMIT) {
      return Optional.of("exit code " + code + ": " + said.replace('\n', ' '));
    }
    boolean oneSentence =
        said.startsWith("error: ") && said.lines().count() == 1 && !said.contains(file);
    return oneSentence ? Optional.empty() : Optional.of("no plain sentence: " + said);
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    return Main.run(
        List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
