package org.fovea.pyramid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bombs, made by a script beside the checkout when it is there, against the real command line as a
/// child under `prlimit`: each ends within the limits of time, memory and disk, with a result or
/// one sentence.
///
/// Peak memory is `ru_maxrss` of the child as the kernel counts it (getrusage(2)): what was in
/// physical memory at most, file pages that are mapped included. Time is processor time of all
/// threads from the same call, which neighbours on the machine do not lengthen as they do the wall
/// clock's; that one only ends a hang. A wrapper of a few lines of Python asks, for Java cannot.
class HostileFilesTest {
  private static final Path SCRIPT = Path.of("..", "..", "shared", "tools", "make_bombs.py");
  private static final long MAX_BOMB_BYTES = 1L << 30; // of one bomb file, by prlimit
  private static final long ADDRESS_SPACE_BYTES = 8L << 30; // Java reserves far more than it uses
  private static final long MAX_RESIDENT_KB = 600 << 10;
  private static final double MAX_CPU_SECONDS = 30;
  private static final int HANG_SECONDS = 120;
  private static final String PYRAMIDS = ".*\\.szi";
  private static final String WRAPPER =
      """
      import resource, subprocess, sys
      code = subprocess.call(sys.argv[2:])
      used = resource.getrusage(resource.RUSAGE_CHILDREN)
      cpu = used.ru_utime + used.ru_stime
      open(sys.argv[1], "w").write(f"{code} {used.ru_maxrss} {cpu}")
      """;

  @TempDir static Path bombs;
  @TempDir Path folder;

  @BeforeAll
  static void makeBombs() throws IOException, InterruptedException {
    assumeTrue(Files.isRegularFile(SCRIPT), "../shared/tools/make_bombs.py is not there");
    assumeTrue(isInstalled("python3"), "python3 is not installed");
    assumeTrue(isInstalled("prlimit"), "prlimit is not installed");
    var make =
        new ProcessBuilder(
                "prlimit",
                "--fsize=" + MAX_BOMB_BYTES,
                "python3",
                "-Wignore", // one bomb has two entries of one name on purpose
                SCRIPT.toString(),
                bombs.toString())
            .inheritIO()
            .start();
    assertThat(make.waitFor()).isZero();
  }

  @ParameterizedTest(name = "build, decoder {0}")
  @ValueSource(strings = {"auto", "java", "vips", "turbojpeg"})
  void buildingStaysWithinTheLimits(String decoder) throws IOException, InterruptedException {
    var names = decoder.equals("turbojpeg") ? ".*\\.jpg" : ".*";
    runAll(names, bomb -> List.of("build", bomb, "out.szi", "--decoder", decoder));
  }

  @Test
  void tellingStaysWithinTheLimits() throws IOException, InterruptedException {
    runAll(".*", bomb -> List.of("info", bomb));
  }

  @Test
  void readingMetadataStaysWithinTheLimits() throws IOException, InterruptedException {
    runAll(".*", bomb -> List.of("metadata", bomb));
  }

  @Test
  void strippingStaysWithinTheLimits() throws IOException, InterruptedException {
    runAll(".*", bomb -> List.of("strip", bomb, "out"));
  }

  @Test
  void verifyingStaysWithinTheLimits() throws IOException, InterruptedException {
    runAll(PYRAMIDS, bomb -> List.of("verify", bomb, "--all"));
  }

  @Test
  void extractingStaysWithinTheLimits() throws IOException, InterruptedException {
    runAll(PYRAMIDS, bomb -> List.of("extract", bomb, "out"));
  }

  private interface Words {
    List<String> of(String bomb);
  }

  /// Runs a command over bombs, as many at once as there are cores.
  ///
  /// @param names of the files to run, a regular expression
  private void runAll(String names, Words words) throws IOException, InterruptedException {
    var left = new ConcurrentLinkedQueue<>(files(bombs));
    assertThat(left).hasSizeGreaterThan(50);
    left.removeIf(bomb -> !bomb.toString().matches(names));
    assertThat(left).hasSizeGreaterThan(5);
    var faults = new ConcurrentLinkedQueue<String>();
    var workers = new ArrayList<Thread>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      workers.add(Thread.ofPlatform().start(() -> work(left, words, faults)));
    }
    for (var worker : workers) {
      worker.join();
    }
    assertThat(faults).isEmpty();
  }

  private void work(
      ConcurrentLinkedQueue<Path> left, Words words, ConcurrentLinkedQueue<String> faults) {
    for (var bomb = left.poll(); bomb != null; bomb = left.poll()) {
      try {
        for (var fault : run(words.of(bomb.toString()))) {
          faults.add(bomb.getFileName() + ": " + fault);
        }
      } catch (IOException | InterruptedException | RuntimeException e) {
        faults.add(bomb.getFileName() + " was not run: " + e);
      }
    }
  }

  /// Runs one command in a folder of its own and returns what is wrong with how it ended.
  private List<String> run(List<String> words) throws IOException, InterruptedException {
    var work = Files.createTempDirectory(folder, "work");
    var said = Files.createTempFile(folder, "said", ".txt");
    var result = Files.createTempFile(folder, "result", ".txt");
    var command =
        new ArrayList<>(
            List.of(
                "python3",
                "-c",
                WRAPPER,
                result.toString(),
                "prlimit",
                "--as=" + ADDRESS_SPACE_BYTES,
                "--core=0",
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:ErrorFile=/dev/null",
                "-Djava.io.tmpdir=" + work,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(words);
    var child =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile())
            .start();
    if (!child.waitFor(HANG_SECONDS, TimeUnit.SECONDS)) {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly().waitFor();
      return List.of("took longer than " + HANG_SECONDS + " seconds");
    }
    var end = Files.readString(result).split(" ", -1);
    var faults = judge(Integer.parseInt(end[0]), Files.readString(said), work);
    if (Long.parseLong(end[1]) > MAX_RESIDENT_KB) {
      faults.add("took " + (Long.parseLong(end[1]) >> 10) + " MB");
    }
    if (Double.parseDouble(end[2]) > MAX_CPU_SECONDS) {
      faults.add("took " + end[2] + " seconds of processor time");
    }
    return faults;
  }

  private static List<String> judge(int code, String said, Path work) throws IOException {
    var faults = new ArrayList<String>();
    boolean done = code == Main.OK;
    if (!done
        && code != Main.UNREADABLE
        && code != Main.OVER_LIMIT
        && code != Main.NOT_STRIPPABLE) {
      faults.add("exit code " + code);
    }
    boolean sentence = said.startsWith("error: ") && said.lines().count() == 1;
    if (done ? !said.isEmpty() : !sentence) {
      faults.add("says " + said.lines().limit(5).toList());
    }
    if (!done && !files(work).isEmpty()) {
      faults.add("left " + files(work));
    }
    return faults;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
