package org.fovea.launcher;

import org.fovea.launcher.process.Daemon;
import org.fovea.launcher.report.TextTable;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// `./fovea status`: which processes live and answer.
final class StatusCommand {
  private static final int NOT_RUNNING = 3;
  private final LauncherSettings settings;
  private final Fleet fleet;

  StatusCommand(Installation installation, LauncherSettings settings) {
    this.settings = settings;
    this.fleet = new Fleet(installation, settings);
  }

  /// Runs the command.
  ///
  /// @param quiet whether only the exit code tells
  /// @return 0 if all processes are ready, 3 otherwise
  int run(boolean quiet) {
    var table = new TextTable("what", "state", "process", "address");
    boolean allReady = true;
    for (var daemon : fleet.inOrder()) {
      var state = state(daemon);
      allReady &= state.equals("ready");
      var pid = daemon.find().map(handle -> Long.toString(handle.pid())).orElse("-");
      table.row(daemon.name(), state, pid, daemon.address());
    }
    if (!quiet) {
      table.lines().forEach(System.out::println);
      System.out.println("State lies in " + settings.home().root() + ".");
    }
    return allReady ? 0 : NOT_RUNNING;
  }

  private static String state(Daemon daemon) {
    if (daemon.find().isEmpty()) {
      return "down";
    }
    return daemon.isReady() ? "ready" : "not ready";
  }
}
