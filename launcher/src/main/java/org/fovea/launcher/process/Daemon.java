package org.fovea.launcher.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One of the long-running processes: started when it is not there, found again later, stopped.
public interface Daemon {

  /// As people call it, for example `MariaDB`.
  String name();

  /// The ports it listens on; checked before it is started.
  List<PortUse> ports();

  /// The address it answers at, for people.
  String address();

  /// Finds it if it lives.
  Optional<ProcessHandle> find();

  /// Starts it and returns when it is ready to be used; one that lives already is only waited for.
  ///
  /// @throws org.fovea.launcher.report.LaunchException if it dies or is not ready in time
  /// @throws InterruptedException if the launcher is stopped meanwhile
  void start() throws InterruptedException;

  /// Tells whether it can be used now.
  boolean isReady();

  /// Asks it to end, and ends it by force if it has not within the time. Does nothing if it is not
  /// there.
  ///
  /// @return whether there was something to stop
  boolean stop(Duration grace);
}
