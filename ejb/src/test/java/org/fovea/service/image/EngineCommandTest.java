package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fovea.config.PyramidSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCommandTest {
  private static final PyramidSettings SETTINGS =
      new PyramidSettings(
          Path.of("/opt/engine"),
          Path.of("/opt/jdk/bin/java"),
          1,
          768,
          4096,
          20_000_000_000L,
          Duration.ofMinutes(2),
          Duration.ofMinutes(1),
          3);

  @TempDir Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    in = Files.writeString(folder.resolve("in"), "a small file");
    out = folder.resolve("out");
  }

  @Test
  void runsTheEngineWithItsOptionsItsHeapItsJarsAndTheLimitOnPixels() {
    assertThat(command())
        .containsSubsequence(
            "/opt/jdk/bin/java",
            "@/opt/engine/engine.args",
            "-Xmx768m",
            "-cp",
            "/opt/engine/*",
            "org.fovea.pyramid.cli.Main",
            "build",
            in.toString(),
            out.toString(),
            "--progress",
            "--max-pixels",
            "20000000000");
  }

  @Test
  void aDyingChildLeavesNoDumpBehind() {
    assertThat(command()).contains("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null");
  }

  @Test
  void limitsMemoryTimeFileSizeAndOpenFiles() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "this system has no prlimit");

    assertThat(command())
        .containsSubsequence(
            "/usr/bin/prlimit",
            "--as=4294967296",
            "--cpu=600",
            "--fsize=4294967296",
            "--nofile=256",
            "--core=0",
            "--",
            "/opt/jdk/bin/java");
  }

  @Test
  void aPyramidMayBeEightTimesAsLongAsAnOriginalOfManyGigabytes() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "this system has no prlimit");
    try (var sparse = new RandomAccessFile(in.toFile(), "rw")) {
      sparse.setLength(10_000_000_000L);
    }
    assertThat(command()).contains("--fsize=80000000000");
  }

  @Test
  void runsAtLowPriority() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/nice")), "this system has no nice");

    assertThat(command()).containsSequence("/usr/bin/nice", "-n", "10");
  }

  @Test
  void diesWithTheServer() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "this system has no setpriv");

    assertThat(command()).startsWith("/usr/bin/setpriv", "--pdeathsig", "KILL", "--");
  }

  @Test
  void noShellTakesPart() {
    assertThat(command())
        .noneMatch(word -> word.matches("(.*/)?(sh|bash|dash|env)"))
        .noneMatch("-c"::equals);
  }

  @Test
  void aPathWithStrangeCharactersStaysOneWord() {
    var strange = folder.resolve("a b;$(id) `id` 'x' \"y\" \n*");
    var command = new EngineCommand(SETTINGS).build(strange, out, 600);

    assertThat(command).contains(strange.toString());
    assertThat(command).hasSameSizeAs(command());
  }

  @Test
  void whoeverMakesPicturesWritesNoFileAndIsNotSlow() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "this system has no prlimit");
    var command = new EngineCommand(SETTINGS).render(512, 1800);

    assertThat(command).contains("--fsize=0", "--cpu=1800", "-Xmx512m").doesNotContain("-Xmx768m");
    assertThat(command).noneMatch(word -> word.endsWith("/nice"));
    assertThat(command.getLast()).isEqualTo("render");
  }

  private List<String> command() {
    return new EngineCommand(SETTINGS).build(in, out, 600);
  }
}
