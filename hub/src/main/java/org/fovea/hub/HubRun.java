package org.fovea.hub;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.fovea.hub.journal.FileVersion;
import org.fovea.hub.journal.Journal;
import org.fovea.hub.report.Fault;
import org.fovea.hub.report.FaultMemory;
import org.fovea.hub.report.HubState;
import org.fovea.hub.report.RateMeter;
import org.fovea.hub.report.StatusFile;
import org.fovea.hub.settings.HubSettings;
import org.fovea.hub.upload.Bandwidth;
import org.fovea.hub.upload.FoveaServer;
import org.fovea.hub.upload.RefusedException;
import org.fovea.hub.upload.Settling;
import org.fovea.hub.upload.Shipment;
import org.fovea.hub.upload.SourceChangedException;
import org.fovea.hub.upload.Task;
import org.fovea.hub.upload.UnsettledException;
import org.fovea.hub.watch.FolderScan;
import org.fovea.hub.watch.FoundFile;
import org.fovea.hub.watch.QuietFiles;

/// The hub at work: one thread looks, asks and reports; as many as configured send.
final class HubRun implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HubRun.class.getName());
  private static final long CONTACT_NANOS = Duration.ofSeconds(15).toNanos();
  private static final int AHEAD = 100; // files that wait for a sender, so that none is idle
  private static final long COMPACT_NANOS = Duration.ofHours(1).toNanos();

  private final HubSettings settings;
  private final Journal journal;
  private final FoveaServer server;
  private final FolderScan scan;
  private final QuietFiles quiet;
  private final Shipment shipment;
  private final ExecutorService senders;
  private final StatusFile status;
  private final Patience patience = new Patience(RandomGenerator.getDefault());
  private final FaultMemory faults = new FaultMemory(System::nanoTime);
  private final RateMeter rate = new RateMeter(System::nanoTime);
  private final RestingFiles resting = new RestingFiles();
  private final Set<FileVersion> onTheirWay = ConcurrentHashMap.newKeySet();

  private Optional<Task> task = Optional.empty();
  private List<FoundFile> complete = List.of();
  private Queue queue = Queue.EMPTY;
  private boolean connected;
  private long contactAtNanos = System.nanoTime();
  private long compactAtNanos = contactAtNanos;

  HubRun(HubSettings settings) throws IOException {
    this.settings = settings;
    this.journal = Journal.open(settings.state().resolve("journal"));
    this.server = new FoveaServer(settings.server(), settings.token());
    this.scan = new FolderScan(settings);
    var completeness = settings.completeness();
    this.quiet = new QuietFiles(completeness.quiet(), completeness.marker().isPresent());
    int parallel = settings.transfer().parallel();
    this.shipment =
        new Shipment(
            new Shipment.Means(
                server,
                journal,
                new Settling(settings.finish(), completeness.marker()),
                new Bandwidth(settings.transfer().bytesPerSecond()),
                parallel,
                rate::add));
    this.senders = Executors.newFixedThreadPool(parallel);
    this.status = new StatusFile(settings.state());
  }

  /// Works until the thread is interrupted.
  ///
  /// @throws IOException if the folder of the state cannot be written: without a journal nothing is
  ///   sent
  void run() throws IOException {
    LOG.log(Level.INFO, "the hub begins, with {0}", settings.server());
    try {
      while (true) {
        look();
        contact();
        send();
        Thread.sleep(settings.completeness().scan().toMillis());
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "the hub ends");
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws IOException {
    var found = scan.look();
    if (found.unreadable() > 0) {
      faults.note(Fault.FILE_UNREADABLE);
    } else if (System.nanoTime() - compactAtNanos >= 0) {
      journal.compact(found.files().stream().map(FoundFile::version).collect(toSet()));
      compactAtNanos = System.nanoTime() + COMPACT_NANOS;
    }
    complete = quiet.complete(found.files(), found.announced(), System.nanoTime());
    queue();
  }

  private void queue() {
    queue = Queue.of(complete, version -> journal.of(version).over(), this::isTooOld);
  }

  /// What has begun goes on: nobody else will finish it.
  private boolean isTooOld(FileVersion version) {
    var progress = journal.of(version);
    return !settings.transfer().backlog()
        && progress.upload().isEmpty()
        && progress.image().isEmpty()
        && task.filter(present -> present.isOlder(version.modifiedMillis())).isPresent();
  }

  private void contact() throws IOException, InterruptedException {
    long now = System.nanoTime();
    if (now - contactAtNanos < 0 || !patience.isOver(now)) {
      return;
    }
    contactAtNanos = now + CONTACT_NANOS;
    try {
      become(server.task());
      server.report(state().json());
    } catch (RefusedException e) {
      connected = false;
      refused(e);
      contactAtNanos = now; // again when patience says so
    }
    status.write(state());
  }

  private void become(Optional<Task> next) {
    if (!next.map(Task::experiment).equals(task.map(Task::experiment)) || !connected) {
      LOG.log(
          Level.INFO,
          "connected; {0}",
          next.map(present -> "active in " + present.exId()).orElse("active in no experiment"));
    }
    task = next;
    connected = true;
    faults.clear(Fault.SERVER_UNREACHABLE);
    next.filter(present -> present.skew().abs().compareTo(Task.FAIR_SKEW) > 0)
        .ifPresent(_ -> faults.note(Fault.CLOCK_WRONG));
    queue(); // what is too old depends on the activation
    patience.succeeded();
  }

  private HubState state() {
    return new HubState(
        connected,
        task.map(Task::exId).orElse(""),
        queue.files().size(),
        queue.bytes(),
        queue.held(),
        rate.bytesPerSecond(),
        faults.present());
  }

  private void send() {
    var present = task;
    if (present.isEmpty() || !connected || !patience.isOver(System.nanoTime())) {
      return;
    }
    queue.files().stream()
        .filter(_ -> onTheirWay.size() < AHEAD * settings.transfer().parallel())
        .filter(file -> !resting.isResting(file.version(), System.nanoTime()))
        .filter(file -> onTheirWay.add(file.version()))
        .forEach(file -> senders.execute(() -> send(file, present.get())));
  }

  /// @param present what was to be done when the file was queued: if it is something else by now,
  ///   the server refuses, and the file is judged anew
  private void send(FoundFile file, Task present) {
    try {
      boolean over = journal.of(file.version()).over(); // since the look that found it
      if (!over && patience.isOver(System.nanoTime())) {
        shipment.send(file, present);
        LOG.log(Level.INFO, "delivered {0}", file.path());
        patience.succeeded();
      }
    } catch (RefusedException e) {
      refused(e);
    } catch (SourceChangedException e) {
      LOG.log(Level.INFO, "{0} was written meanwhile", file.path());
    } catch (UnsettledException e) {
      LOG.log(Level.WARNING, "{0}: {1}", file.path(), e.getMessage());
      faults.note(Fault.FILE_NOT_SETTLED);
      resting.rest(file.version(), System.nanoTime());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} cannot be sent: {1}", file.path(), e.toString());
      faults.note(Fault.FILE_UNREADABLE);
      resting.rest(file.version(), System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      onTheirWay.remove(file.version());
    }
  }

  private void refused(RefusedException refused) {
    LOG.log(Level.WARNING, "the server: {0}", refused.getMessage());
    faults.note(
        switch (refused.refusal()) {
          case UNREACHABLE, GONE, OFFSET -> Fault.SERVER_UNREACHABLE;
          case NOT_ADMITTED -> Fault.NOT_ADMITTED;
          case NO_ROOM -> Fault.NO_ROOM;
          case FILE -> Fault.FILE_REFUSED;
          case DAMAGED -> Fault.DAMAGED_IN_TRANSIT;
        });
    if (refused.refusal().isGeneral()) {
      patience.failed(System.nanoTime(), refused.retryAfter());
    }
  }

  @Override
  public void close() throws IOException {
    senders.shutdownNow();
    server.close();
    try {
      if (!senders.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "some senders did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.close();
  }
}
