package org.fovea.launcher.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Looks for programs on the search path and asks them for a line.
final class Tools {
  private static final int SECONDS = 20;
  private final List<Path> folders;

  /// @param path the variable `PATH`
  Tools(String path) {
    folders = Stream.of(path.split(":")).filter(part -> !part.isEmpty()).map(Path::of).toList();
  }

  /// Finds the first of some names on the search path.
  Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// What a program said.
  ///
  /// @param exit its exit code, or -1 if it could not be started or did not end in 20 seconds
  /// @param output both streams
  record Answer(int exit, String output) {
    String firstLine() {
      return output.lines().findFirst().orElse("").strip();
    }
  }

  /// Runs a program to its end.
  static Answer ask(List<String> command) throws InterruptedException {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Answer(-1, output);
      }
      return new Answer(process.exitValue(), output);
    } catch (IOException e) {
      return new Answer(-1, String.valueOf(e.getMessage()));
    }
  }
}
