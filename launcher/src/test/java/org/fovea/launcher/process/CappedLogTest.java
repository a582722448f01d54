package org.fovea.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void aSingleEndlessLineStaysUnderTheCap() throws Exception {
    run("head -c 20000000 /dev/zero | tr '\\0' x; echo; echo last");
    assertThat(totalBytes()).isLessThan(CAP_BYTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 203.0.xxx.xxx",
        "from /203.0.113.7:443,198.51.100.23 | from /203.0.xxx.xxx:443,198.51.xxx.xxx",
        "it was 203.0.113.7. | it was 203.0.xxx.xxx.",
        "[2001:db8:1:2::5]:443 | [2001:db8::xxxx]:443",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348: gone | 2001:db8::xxxx: gone",
        "fe80::1 and 2001:db8::7, | fe80::xxxx and 2001:db8::xxxx,",
        "2026-11-22T14:12:59,120 v39.0.1 Foo::bar | 2026-11-22T14:12:59,120 v39.0.1 Foo::bar",
      })
  void addressesAreMasked(String said, String written) throws Exception {
    assertThat(run("echo '" + said + "'").findLastLine()).contains(written);
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
