package org.fovea.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Whether processes live. One that has ended but was not collected by its parent, a zombie, is
/// dead: in a container whose first process collects nobody it would otherwise seem to live on.
public final class Liveness {
  private static final Duration POLL = Duration.ofMillis(50);

  private Liveness() {}

  static boolean isAlive(ProcessHandle handle) {
    return handle.isAlive() && !isZombie(handle.pid());
  }

  /// Waits until something has ended.
  ///
  /// @return whether it had when the time was over; an interrupt ends the wait too
  public static boolean awaitEnd(BooleanSupplier ended, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ended.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ended.getAsBoolean();
      }
    }
    return true;
  }

  private static boolean isZombie(long pid) {
    try {
      return hasEnded(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    } catch (IOException e) {
      return false; // gone, or no Linux: then the handle alone knows
    }
  }

  /// Reads the state in a line of `/proc/{pid}/stat`, which follows the program's name in
  /// parentheses (proc(5)); the name may hold parentheses too.
  static boolean hasEnded(String stat) {
    int name = stat.lastIndexOf(')');
    return name >= 0 && stat.length() > name + 2 && "ZXx".indexOf(stat.charAt(name + 2)) >= 0;
  }
}
