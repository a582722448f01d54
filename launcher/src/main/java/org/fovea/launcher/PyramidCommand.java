package org.fovea.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.settings.Engine;
import org.fovea.launcher.settings.Installation;

/// `./fovea pyramid …`: the engine's own command line, with this terminal as its own.
final class PyramidCommand {
  private final Installation installation;

  PyramidCommand(Installation installation) {
    this.installation = installation;
  }

  /// Runs the engine and returns its exit code.
  int run(List<String> arguments) throws InterruptedException {
    var engine =
        Engine.find(installation)
            .orElseThrow(() ->
                new LaunchException(
                    "The pyramid engine is not built: ./mvnw -pl ear -am package builds it."));
    var command = new ArrayList<>(engine.command());
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
