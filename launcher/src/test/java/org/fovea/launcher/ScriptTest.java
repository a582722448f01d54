package org.fovea.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell script `./fovea`, in a checkout that holds nothing else.
class ScriptTest {
  private static final Path SCRIPT = Path.of("../fovea");
  @TempDir Path checkout;

  private record Answer(int exit, String output) {}

  private Answer run(Map<String, String> environment, String... arguments) throws Exception {
    var copy = checkout.resolve("fovea");
    Files.copy(SCRIPT, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var command = new java.util.ArrayList<>(List.of("sh", copy.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), output);
  }

  @Test
  void isAScriptThatAShellCanRead() throws Exception {
    var process = new ProcessBuilder("sh", "-n", SCRIPT.toString()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.isExecutable(SCRIPT)).isTrue();
  }

  @Test
  void helpNeedsNothingBuilt() throws Exception {
    var help = checkout.resolve("launcher/src/main/resources/org/fovea/launcher/help.txt");
    Files.createDirectories(help.getParent());
    Files.writeString(help, "usage\n");
    assertThat(run(Map.of(), "help")).isEqualTo(new Answer(0, "usage\n"));
  }

  @Test
  void whatIsNotBuiltIsToldInOneSentenceWhenBuildingIsForbidden() throws Exception {
    var answer = run(Map.of("FOVEA_BUILD", "never", "FOVEA_HOME", checkout + "/home"), "status");
    assertThat(answer.exit()).isNotZero();
    assertThat(answer.output().lines()).hasSize(1);
    assertThat(answer.output()).startsWith("fovea: ").contains("./mvnw");
  }

  @Test
  void aBuildThatFailsIsToldInOneSentenceWithThePlaceOfItsLog() throws Exception {
    var mvnw = checkout.resolve("mvnw");
    Files.writeString(
        mvnw, "#!/bin/sh\necho '[ERROR] Could not transfer artifact x:y:1'\nexit 1\n");
    assertThat(mvnw.toFile().setExecutable(true)).isTrue();
    var answer = run(Map.of("FOVEA_HOME", checkout + "/home"), "up");
    assertThat(answer.exit()).isNotZero();
    assertThat(lastLine(answer))
        .startsWith("fovea: A download of the build failed")
        .contains("x:y:1")
        .contains("home/logs/build.log");
  }

  @Test
  void everyCommandOfTheHelpIsKnown() throws IOException {
    var help = Files.readString(Path.of("src/main/resources/org/fovea/launcher/help.txt"));
    var launcher = Files.readString(Path.of("src/main/java/org/fovea/launcher/Launcher.java"));
    var commands =
        help.lines()
            .takeWhile(line -> !line.startsWith("settings"))
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().replaceAll(" .*", ""))
            .toList();
    assertThat(commands)
        .contains("up", "down", "pii-scan")
        .allMatch(command -> launcher.contains("case \"" + command + "\""));
  }

  private static String lastLine(Answer answer) {
    return answer.output().lines().reduce((former, line) -> line).orElse("");
  }
}
