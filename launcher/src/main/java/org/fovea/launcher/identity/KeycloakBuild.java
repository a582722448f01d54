package org.fovea.launcher.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.launcher.process.CappedLog;
import org.fovea.launcher.process.Program;
import org.fovea.launcher.report.LaunchException;

/// Keycloak's own build step, which fixes database and features so that each start is short. Done
/// once per unpacked Keycloak; several launchers may share one.
final class KeycloakBuild {
  private static final List<String> OPTIONS =
      List.of("--db=dev-file", "--health-enabled=false", "--metrics-enabled=false");
  private final Path distribution;
  private final Path logs;

  KeycloakBuild(Path distribution, Path logs) {
    this.distribution = distribution;
    this.logs = logs;
  }

  /// Tells whether the next start has to wait for the build step.
  boolean isNeeded() {
    try {
      return !Files.exists(marker()) || !Files.readString(marker()).equals(options());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs the build step if it is needed; waits for another launcher that is at it.
  void run() throws InterruptedException {
    if (!Files.exists(distribution.resolve("lib/quarkus-run.jar"))) {
      throw new LaunchException(
          "Keycloak is not in "
              + distribution
              + ": build it with ./mvnw -pl launcher -am package.");
    }
    if (!isNeeded()) {
      return; // without the lock: the checkout may be another user's
    }
    var lockFile = distribution.resolveSibling(distribution.getFileName() + ".lock");
    try (var channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && isNeeded()) {
        build();
        Files.writeString(marker(), options());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void build() throws InterruptedException {
    var command = new ArrayList<>(KeycloakCommand.java(distribution));
    command.add("build");
    command.addAll(OPTIONS);
    var log = CappedLog.of(logs, "keycloak-build");
    if (new Program(command, Map.of(), distribution).run(log) != 0) {
      throw new LaunchException(
          "Keycloak's build step failed"
              + log.findLastLine().map(line -> ": " + line).orElse("")
              + " (the log is "
              + log.file()
              + ").");
    }
  }

  private static String options() {
    return String.join(" ", OPTIONS);
  }

  private Path marker() {
    return distribution.resolve("fovea-build-options");
  }
}
