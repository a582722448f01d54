package org.fovea.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Console output of one process, kept in two files that together never grow above twice a limit.
///
/// A shell reads the process's output from a pipe and writes the files, so that the cap holds after
/// the launcher has gone, and nothing fills the disk however much a process says.
///
/// @param file the newer lines; those before are in `{file}.1`
public record CappedLog(Path file) {
  private static final int LIMIT_BYTES = 128 * 1024;

  /// The log of a process.
  ///
  /// @param folder exists already
  public static CappedLog of(Path folder, String name) {
    return new CappedLog(folder.resolve(name + ".log"));
  }

  /// Returns the program that reads standard input and writes the files.
  ProcessBuilder writer() {
    var command = List.of("setsid", "sh", "-c", script(), "sh", file.toString(), "" + LIMIT_BYTES);
    var builder = new ProcessBuilder(command);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Environments.keepPlain(builder.environment());
    return builder;
  }

  /// Finds the last line that tells something, for a sentence about a process that died.
  public Optional<String> findLastLine() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").strip()) // colours
          .filter(line -> !line.isEmpty() && !line.startsWith("at ")) // a stack trace tells nothing
          .reduce((former, line) -> line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(CappedLog.class.getResourceAsStream("capped-log.sh"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
