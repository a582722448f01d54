package org.fovea.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CappedLogTest {
  private static final int CAP_BYTES = 260 * 1024;
  @TempDir Path folder;

  /// Runs a shell script whose output goes to the log, and waits until the log's writer has ended.
  private CappedLog run(String script) throws Exception {
    var log = CappedLog.of(folder, "x");
    var pipeline =
        ProcessBuilder.startPipeline(List.of(new ProcessBuilder("sh", "-c", script), log.writer()));
    for (var process : pipeline) {
      assertThat(process.waitFor()).isZero();
    }
    return log;
  }

  private long totalBytes() throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void linesAreKeptAndTheLastOneIsFound() throws Exception {
    var log = run("echo one; echo; printf '\\033[31mtwo\\033[0m\\n'; echo '  at frame'; echo");
    assertThat(log.findLastLine()).contains("two");
  }

  @Test
  void anEndWithoutNewlineIsKept() throws Exception {
    assertThat(run("printf end").findLastLine()).contains("end");
  }

  @Test
  void aFloodStaysUnderTheCapAndItsEndIsKept() throws Exception {
    var log = run("yes 0123456789012345678901234567890123456789 | head -n 30000; echo last");
    assertThat(totalBytes()).isLessThan(CAP_BYTES);
    assertThat(log.findLastLine()).contains("last");
  }

  @Test
  void theLogOfTheRunBeforeIsKeptBeside() throws Exception {
    run("echo before");
    var log = run("echo now");
    assertThat(Files.readString(log.file())).isEqualTo("now\n");
    assertThat(Files.readString(folder.resolve("x.log.1"))).isEqualTo("before\n");
  }

  @Test
  void aProgramGetsNoVariableByAccident() throws Exception {
    var log = CappedLog.of(folder, "environment");
    var program = new Program(List.of("env"), Map.of("WANTED", "yes"), folder);
    assertThat(program.run(log)).isZero();
    assertThat(
            Liveness.awaitEnd(
                () -> log.findLastLine().isPresent(), java.time.Duration.ofSeconds(5)))
        .isTrue();
    var names =
        Files.readAllLines(log.file()).stream().map(line -> line.replaceAll("=.*", "")).toList();
    assertThat(names).contains("WANTED").doesNotContain("JAVA_HOME", "MAVEN_OPTS", "JAVA_OPTS");
  }
}
