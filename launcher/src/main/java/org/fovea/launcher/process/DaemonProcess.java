package org.fovea.launcher.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.settings.Home;

/// The process behind a [Daemon]: its record, its log, its start and its end.
public final class DaemonProcess {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration FORCED = Duration.ofSeconds(10);
  private final String name;
  private final String key;
  private final ProcessRecords records;
  private final CappedLog log;

  /// @param name as people call it
  /// @param key names its record and its log
  public DaemonProcess(String name, String key, Home home) {
    this.name = name;
    this.key = key;
    this.records = new ProcessRecords(home.run());
    this.log = CappedLog.of(home.logs(), key);
  }

  /// Finds the process if it lives.
  public Optional<ProcessHandle> find() {
    return records.findAlive(key);
  }

  /// Starts the process and records it; its output goes to the capped log.
  public void launch(Program program) {
    var started = program.detach(log);
    try {
      records.record(key, started.toHandle());
    } catch (RuntimeException e) {
      started.destroyForcibly(); // nobody could find it again
      throw e;
    }
  }

  /// Waits until the process is ready.
  ///
  /// @param ready asked about five times a second; may throw to give up
  /// @throws LaunchException if the process ends or the time does, with its last line
  public void awaitReady(BooleanSupplier ready, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (find().isEmpty()) {
        throw new LaunchException(name + " ended before it was ready" + lastWords());
      }
      if (System.nanoTime() > deadline) {
        throw new LaunchException(
            name + " was not ready after " + limit.toSeconds() + " s" + lastWords());
      }
      Thread.sleep(POLL);
    }
  }

  /// Ends the process; see [Daemon#stop].
  public boolean stop(Duration grace) {
    var running = find();
    running.ifPresent(handle -> {
      handle.destroy();
      if (!Liveness.awaitEnd(() -> find().isEmpty(), grace)) {
        handle.destroyForcibly();
        requireEnded(handle);
      }
    });
    records.forget(key);
    return running.isPresent();
  }

  private void requireEnded(ProcessHandle handle) {
    if (!Liveness.awaitEnd(() -> find().isEmpty(), FORCED)) {
      throw new LaunchException(
          name + ", process " + handle.pid() + ", does not end even by force; look at it with ps.");
    }
  }

  private String lastWords() {
    return log.findLastLine().map(line -> ": " + line).orElse("")
        + " (the log is "
        + log.file()
        + ").";
  }
}
