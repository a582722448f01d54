package org.fovea.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fovea.hub.report.HubLog;
import org.fovea.hub.report.StatusFile;
import org.fovea.hub.settings.HubSettings;
import org.fovea.hub.settings.SettingsException;
import org.fovea.hub.settings.SettingsFile;
import org.fovea.hub.upload.FoveaServer;
import org.fovea.hub.upload.RefusedException;
import org.fovea.hub.upload.Task;

/// The commands of the hub: `run`, `status`, `check`, each with the configuration file, and
/// `--version`. Exit codes: 0 done or well, 1 not, and one sentence said why, 2 wrong command, 3
/// not running (`status`).
public final class Hub {
  private static final int WRONG = 2;
  private static final int NOT_RUNNING = 3;
  private static final String USAGE =
      """
      java -jar fovea-hub.jar run FILE      sends what appears in the watched folders
      java -jar fovea-hub.jar status FILE   how the running hub is getting on
      java -jar fovea-hub.jar check FILE    whether configuration, token and server fit
      java -jar fovea-hub.jar --version
      FILE is the configuration, such as /etc/fovea-hub/hub.properties.\
      """;

  private Hub() {}

  /// Runs one command.
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    if (args.equals(List.of("--version"))) {
      System.out.println("fovea-hub " + version());
      return 0;
    }
    if (args.size() != 2 || !List.of("run", "status", "check").contains(args.getFirst())) {
      System.err.println(USAGE);
      return WRONG;
    }
    try {
      var settings = SettingsFile.read(Path.of(args.getLast()), System.getenv());
      return switch (args.getFirst()) {
        case "run" -> work(settings);
        case "status" -> status(settings);
        default -> check(settings);
      };
    } catch (SettingsException e) {
      return fail(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return fail(e.toString());
    } catch (RefusedException e) {
      return fail("the server: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static int work(HubSettings settings) throws IOException, InterruptedException {
    var lock = StateLock.take(settings.state());
    if (lock.isEmpty()) {
      return fail("a hub with this state runs already");
    }
    var ended = new CountDownLatch(1);
    try (var _ = lock.get()) {
      HubLog.open(settings.state());
      var worker = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, ended), "stop"));
      try (var hub = new HubRun(settings)) {
        hub.run();
      }
    } finally {
      ended.countDown();
    }
    return 0;
  }

  /// A signal ends the hub: what it does just now is in the journal, so it may stop anywhere, and
  /// is given a moment to do so between two steps.
  private static void stop(Thread worker, CountDownLatch ended) {
    worker.interrupt();
    try {
      if (!ended.await(10, TimeUnit.SECONDS)) {
        System.err.println("fovea-hub: it did not end by itself");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int status(HubSettings settings) throws IOException {
    var lock = StateLock.take(settings.state());
    if (lock.isPresent()) {
      lock.get().close();
      System.out.println("not running");
      return NOT_RUNNING;
    }
    var state = new StatusFile(settings.state()).read();
    if (state.isEmpty()) {
      System.out.println("running; has not asked the server yet");
      return 1;
    }
    var now = state.get();
    System.out.printf(
        "running, %s%nexperiment: %s%nqueue: %d files, %d bytes%nheld: %d files%nrate: %d B/s%n",
        now.connected() ? "connected" : "not connected",
        now.exId().isEmpty() ? "none" : now.exId(),
        now.queuedFiles(),
        now.queuedBytes(),
        now.heldFiles(),
        now.bytesPerSecond());
    now.fault().ifPresent(fault -> System.out.println("trouble: " + fault));
    return now.connected() ? 0 : 1;
  }

  private static int check(HubSettings settings)
      throws IOException, RefusedException, InterruptedException {
    settings.token().read();
    System.out.println("configuration: fine");
    try (var server = new FoveaServer(settings.server(), settings.token())) {
      var task = server.task();
      System.out.println("server: answers, and knows the token");
      System.out.println(
          "experiment: " + task.map(Task::exId).orElse("none; people activate the instrument"));
      return clock(task);
    }
  }

  private static int clock(Optional<Task> task) {
    if (task.filter(present -> present.skew().abs().compareTo(Task.FAIR_SKEW) > 0).isPresent()) {
      return fail("clock: wrong by " + task.get().skew().abs().toSeconds() + " s");
    }
    return 0;
  }

  private static String version() {
    return Optional.ofNullable(Hub.class.getPackage().getImplementationVersion())
        .orElse("of a build folder");
  }

  private static int fail(String why) {
    System.err.println("fovea-hub: " + why);
    return 1;
  }
}
