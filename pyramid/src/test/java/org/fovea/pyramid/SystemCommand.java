package org.fovea.pyramid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Programs of the system that tests compare us with.
public final class SystemCommand {
  private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin", "/bin");

  private SystemCommand() {}

  /// Says whether libvips' command line is there.
  public static boolean hasVips() {
    return isInstalled("vips");
  }

  /// Says whether Info-ZIP's `unzip` is there.
  public static boolean hasUnzip() {
    return isInstalled("unzip");
  }

  /// Runs a program to its end and returns what it printed, its errors too.
  ///
  /// @throws IOException if it cannot be started or fails, with what it printed
  public static String run(String... words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + " failed: " + printed);
    }
    return printed;
  }

  private static boolean isInstalled(String program) {
    return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
