package org.fovea.launcher;

import java.time.Duration;
import org.fovea.launcher.process.Liveness;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.report.Progress;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// `./fovea down`: stops everything, the last started first, and returns when nothing is left.
final class DownCommand {
  private static final Duration UP_ENDS = Duration.ofMinutes(2); // three graces and a margin
  private final LauncherSettings settings;
  private final Fleet fleet;
  private final Progress progress;

  DownCommand(Installation installation, LauncherSettings settings, Progress progress) {
    this.settings = settings;
    this.fleet = new Fleet(installation, settings);
    this.progress = progress;
  }

  /// Runs the command; the exit code is 0 also if nothing ran.
  int run() {
    boolean any = endUp();
    any |= fleet.stop(progress);
    System.out.println(any ? "Fovea is stopped." : "Fovea was not running.");
    return 0;
  }

  /// An `up` in the foreground would report the end of its processes as a failure, so it is told
  /// first; it then stops them itself.
  private boolean endUp() {
    var holder = UpLock.findHolder(settings.home().run());
    if (holder.isEmpty()) {
      return false;
    }
    holder.get().destroy();
    var run = settings.home().run();
    if (!Liveness.awaitEnd(() -> UpLock.findHolder(run).isEmpty(), UP_ENDS)) {
      throw new LaunchException(
          "./fovea up, process " + holder.get().pid() + ", does not end; end it with kill -9.");
    }
    return true;
  }
}
