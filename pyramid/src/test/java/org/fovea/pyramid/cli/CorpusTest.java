package org.fovea.pyramid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real and hostile files of a folder beside the checkout, when it is there: each ends in a sound
/// pyramid or in one sentence, never in an exception, a crash or a hang, and leaves nothing behind.
/// They run in children, see [CorpusBatch].
class CorpusTest {
  private static final Path SHARED = Path.of("..", "..", "shared");
  private static final int PATIENCE_SECONDS = 60; // for one file, on a busy machine

  @TempDir Path folder;

  @ParameterizedTest(name = "one file in {2} of {0} by the decoder {1}")
  @CsvSource({"samples, auto, 4", "samples, java, 4", "corpus, auto, 1", "corpus, java, 1"})
  void filesEndInAPyramidOrInASentence(String name, String decoder, int step)
      throws IOException, InterruptedException {
    var root = SHARED.resolve(name);
    assumeTrue(Files.isDirectory(root), "../shared/" + name + " is not there");
    var all = files(root);
    var left = new ArrayDeque<String>();
    for (int i = 0; i < all.size(); i += step) {
      left.add(all.get(i));
    }
    assertThat(left).isNotEmpty();
    var faults = new ArrayList<String>();
    while (!left.isEmpty()) { // once, unless a child dies
      runBatch(left, decoder, faults);
    }
    assertThat(faults).isEmpty();
  }

  /// Runs files until the child ends; those that it has begun are gone from `left`.
  private void runBatch(Deque<String> left, String decoder, List<String> faults)
      throws IOException, InterruptedException {
    var work = Files.createTempDirectory(folder, "batch");
    var list = Files.write(Files.createTempFile(folder, "files", ".txt"), left);
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-XX:ErrorFile=/dev/null",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + work,
                "-cp",
                System.getProperty("java.class.path"),
                CorpusBatch.class.getName(),
                decoder,
                work.toString())
            .redirectInput(list.toFile())
            .redirectErrorStream(true)
            .start();
    var watch = new Watch(child);
    try (var lines = child.inputReader(UTF_8)) {
      read(lines, left, faults, watch);
    } finally {
      watch.interrupt();
      child.destroyForcibly().waitFor();
    }
  }

  private static void read(
      BufferedReader lines, Deque<String> left, List<String> faults, Watch watch)
      throws IOException {
    var current = "no file";
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      watch.feed();
      if (line.startsWith("begin ")) {
        current = left.removeFirst();
      } else if (line.startsWith("fault ")) {
        faults.add(current + ": " + line);
      } else if (line.equals("end")) {
        current = "";
      } else if (!line.isEmpty()) { // a library speaks on standard error
        faults.add(current + " makes a library say: " + line);
      }
    }
    if (!current.isEmpty()) {
      faults.add(current + " took the child down or longer than " + PATIENCE_SECONDS + " seconds");
      if (current.equals("no file")) {
        left.clear(); // the child cannot even start
      }
    }
  }

  private static List<String> files(Path root) throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  /// Kills a child that says nothing for too long.
  private static final class Watch extends Thread {
    private final Process child;
    private volatile long fedAt = System.nanoTime();

    Watch(Process child) {
      this.child = child;
      setDaemon(true);
      start();
    }

    void feed() {
      fedAt = System.nanoTime();
    }

    @Override
    public void run() {
      try {
        while (System.nanoTime() - fedAt < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
          sleep(500);
        }
        child.destroyForcibly();
      } catch (InterruptedException e) {
        // the child has ended
      }
    }
  }
}
