package org.fovea.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fovea.launcher.database.Migration;
import org.fovea.launcher.identity.RealmFile;
import org.fovea.launcher.process.Daemon;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.report.Progress;
import org.fovea.launcher.report.TextTable;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// `./fovea up`: starts what does not run yet, waits until all is ready, and either leaves it
/// running or stays until it is told to stop.
final class UpCommand {
  private static final Duration WATCH = Duration.ofMillis(500);
  private final Installation installation;
  private final LauncherSettings settings;
  private final Fleet fleet;
  private final Progress progress;
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private volatile boolean stopping;

  UpCommand(Installation installation, LauncherSettings settings, Progress progress) {
    this.installation = installation;
    this.settings = settings;
    this.fleet = new Fleet(installation, settings);
    this.progress = progress;
  }

  /// Runs the command.
  ///
  /// @param detach whether to return when all is ready
  /// @return the exit code
  int run(boolean detach) throws InterruptedException {
    var lock = UpLock.tryTake(settings.home().run());
    if (lock.isEmpty()) {
      return alreadyRunning(UpLock.findHolder(settings.home().run()));
    }
    try {
      return runAlone(detach);
    } finally {
      lock.get().close();
    }
  }

  private int runAlone(boolean detach) throws InterruptedException {
    if (fleet.inOrder().stream().allMatch(UpCommand::runsAlready)) {
      return alreadyRunning(Optional.empty());
    }
    // whatever ends this start before it is done, Ctrl-C included, leaves nothing running
    var starter = Thread.currentThread();
    var cleanUp = new Thread(() -> stop(starter), "stop");
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      start();
    } finally {
      startEnded.countDown();
    }
    greet();
    if (detach) {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
      return 0;
    }
    return stay();
  }

  private static boolean runsAlready(Daemon daemon) {
    return daemon.find().isPresent() && daemon.isReady();
  }

  private int alreadyRunning(Optional<ProcessHandle> holder) {
    var by = holder.map(handle -> " (process " + handle.pid() + ")").orElse("");
    boolean ready = fleet.wildFly().find().isPresent() && fleet.wildFly().isReady();
    System.out.println(
        ready
            ? "Fovea is already running"
                + by
                + " at "
                + fleet.wildFly().address()
                + "; ./fovea down stops it."
            : "Another ./fovea up" + by + " is just starting Fovea.");
    return ready ? 0 : 1;
  }

  private void start() throws InterruptedException {
    for (var daemon : fleet.inOrder()) {
      if (daemon.find().isEmpty()) {
        daemon.ports().forEach(port -> port.requireFree());
      }
    }
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      // Keycloak needs nobody; it starts beside the database
      var keycloak = tasks.submit(() -> startIfPresent(fleet.keycloak()));
      var database = tasks.submit(this::startDatabase);
      try {
        await(database);
        await(keycloak);
      } finally {
        tasks.shutdownNow();
      }
    }
    start(fleet.wildFly());
  }

  private boolean startDatabase() throws InterruptedException {
    startIfPresent(fleet.mariaDb());
    if (fleet.database().owner().isEmpty()) {
      progress.tell("Schema", "taken as it is: FOVEA_DB_OWNER is not set");
      return false;
    }
    int executed = new Migration(fleet.database()).run();
    progress.tell("Schema", executed == 0 ? "up to date" : executed + " migrations run");
    return true;
  }

  private boolean startIfPresent(Optional<? extends Daemon> daemon) throws InterruptedException {
    if (daemon.isPresent()) {
      start(daemon.get());
    }
    return daemon.isPresent();
  }

  private void start(Daemon daemon) throws InterruptedException {
    boolean alive = daemon.find().isPresent();
    progress.tell(daemon.name(), alive ? "runs already" : "starting");
    daemon.start();
    if (!alive) {
      progress.tell(daemon.name(), "ready at " + daemon.address());
    }
  }

  private static void await(Future<Boolean> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new LaunchException("The start failed: " + e.getCause(), e);
    }
  }

  private void greet() {
    System.out.println();
    System.out.println("Fovea is ready: " + fleet.wildFly().address());
    if (fleet.keycloak().isEmpty()) {
      return;
    }
    System.out.println("Log in as one of the demo people; the password is the name.");
    System.out.println();
    var table = new TextTable("name", "who");
    for (var person : RealmFile.read(installation.realmFile()).people()) {
      table.row(person.login(), person.description());
    }
    table.lines().forEach(System.out::println);
    System.out.println();
  }

  /// Waits for the first process that ends; Ctrl-C and `./fovea down` end the launcher, and so the
  /// wait, through the shutdown hook.
  private int stay() throws InterruptedException {
    System.out.println("Ctrl-C stops everything.");
    while (!stopping) {
      for (var daemon : fleet.inOrder()) {
        if (daemon.find().isEmpty() && !stopping) {
          throw new LaunchException(
              daemon.name() + " ended by itself, so everything is stopped; see ./fovea logs.");
        }
      }
      Thread.sleep(WATCH);
    }
    return 0;
  }

  /// Ends the start first, so that nothing is launched behind the back of this.
  private void stop(Thread starter) {
    stopping = true;
    try {
      do {
        starter.interrupt();
      } while (!startEnded.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fleet.stop(progress);
  }
}
