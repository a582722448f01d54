package org.fovea.service.image;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.fovea.config.PyramidSettings;
import org.fovea.model.image.PyramidFacts;

/// Takes jobs from the queue and has the engine do them, a few at a time. It looks every second and
/// as soon as a job is queued on this node; what a killed node left is taken when its lease is
/// over.
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PyramidWorker {
  private static final System.Logger LOG = System.getLogger(PyramidWorker.class.getName());
  private static final int PATIENCE_TRIES = 30;
  private static final Duration PATIENCE_PAUSE = Duration.ofSeconds(1);
  private static final String NOT_STRIPPED =
      "You asked for personal metadata to be removed, which is not possible here: ";

  @Resource ManagedExecutorService threads;
  @Inject PyramidQueue queue;
  @Inject PyramidStore pyramids;
  @Inject OriginalStore originals;
  @Inject DecoderJail jail;
  @Inject MetadataReading metadata;
  @Inject StrippedCopies copies;
  @Inject OriginalDigest digests;
  @Inject PyramidSettings settings;
  @Inject Clock clock;

  private final Semaphore free = new Semaphore(0);
  private volatile boolean stopping;

  @PostConstruct
  void open() {
    if (!Files.isExecutable(settings.java())) {
      throw new IllegalStateException(
          "FOVEA_PYRAMID_JAVA names no program that can be run: " + settings.java());
    }
    EngineCommand.requireLimits();
    free.release(settings.workers());
  }

  @PreDestroy
  void close() {
    stopping = true;
  }

  /// Looks as soon as a job was queued on this node.
  public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued queued) {
    look();
  }

  /// Starts as many waiting jobs as there are free workers.
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    while (!stopping && free.tryAcquire()) {
      boolean started = false;
      try {
        started = queue.claim().map(this::start).isPresent();
      } catch (EJBException e) {
        LOG.log(Level.WARNING, "jobs cannot be asked for: {0}", e.getClass().getSimpleName());
      } finally {
        if (!started) {
          free.release();
        }
      }
      if (!started) {
        return;
      }
    }
  }

  private ClaimedJob start(ClaimedJob job) {
    threads.execute(() -> {
      try {
        work(job);
      } finally {
        free.release();
      }
      look();
    });
    return job;
  }

  private void work(ClaimedJob job) {
    LOG.log(Level.INFO, "image {0}: making pyramid {1}", job.image(), job.fence());
    try {
      seal(job);
      describe(job);
      var ready = job.strip() ? strip(job) : Optional.of(job);
      if (ready.isPresent()) {
        finish(ready.get(), build(ready.get()));
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.ERROR, "image " + job.image() + ": storage failed", e);
      tryAgain(job, "The server could not read or write its storage.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      queue.handBack(job);
    }
  }

  private void seal(ClaimedJob job) throws IOException {
    if (job.sha256().isEmpty()) {
      queue.sealed(job, digests.sha256(original(job), () -> goOn(job, 0)));
    }
  }

  private Path original(ClaimedJob job) {
    return originals.find(job.image(), job.revision());
  }

  /// An image is worth its pyramid whether or not its metadata can be read.
  private void describe(ClaimedJob job) throws InterruptedException {
    try {
      metadata
          .read(original(job), job.image(), () -> goOn(job, 0))
          .ifPresent(found -> queue.described(job, found));
    } catch (IOException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "image {0}: metadata could not be read: {1}",
          job.image(),
          e.getClass().getSimpleName()); // its message might tell of whom
    }
  }

  /// Does first what the uploader wanted: nothing is made of a file that still says what they asked
  /// to be removed.
  ///
  /// @return the job as it goes on, or empty if it does not
  private Optional<ClaimedJob> strip(ClaimedJob job) throws IOException, InterruptedException {
    var task = new StripTask(job.image(), job.revision());
    try (var attempt = copies.make(task, () -> goOn(job, 0))) {
      if (attempt.copy().isPresent()) {
        return queue.stripped(job, attempt.copy().get());
      }
      finish(job, attempt.result().told(NOT_STRIPPED));
      return Optional.empty();
    }
  }

  private EngineResult build(ClaimedJob job) throws IOException, InterruptedException {
    var out = pyramids.workPlace(job.image(), job.fence());
    return jail.build(original(job), out, percent -> goOn(job, percent));
  }

  private boolean goOn(ClaimedJob job, int percent) {
    return !stopping && queue.renew(job, percent);
  }

  private void finish(ClaimedJob job, EngineResult result)
      throws IOException, InterruptedException {
    LOG.log(Level.INFO, "image {0}: {1}", job.image(), result.getClass().getSimpleName());
    switch (result) {
      case EngineResult.Built built -> publish(job, built.facts());
      case EngineResult.Written _ -> throw new IllegalStateException("no pyramid was asked for");
      case EngineResult.Refused refused -> fail(job, refused.reason());
      case EngineResult.OutOfTime _ -> fail(job, "Preparing the image took too long.");
      case EngineResult.Crashed crashed -> crashed(job, crashed.exitCode());
      case EngineResult.Cancelled _ -> {
        queue.handBack(job);
        pyramids.delete(job.image(), job.fence());
      }
    }
  }

  private void crashed(ClaimedJob job, int exitCode) throws IOException {
    LOG.log(Level.WARNING, "image {0}: engine ended with {1}", job.image(), exitCode);
    pyramids.delete(job.image(), job.fence());
    tryAgain(job, "The decoder stopped unexpectedly. The file may be damaged.");
  }

  private void publish(ClaimedJob job, PyramidFacts facts)
      throws IOException, InterruptedException {
    var shape = pyramids.publish(job.image(), job.fence());
    // sizes as the checked index tells them, not as the child does
    var proved = new PyramidFacts(shape.width(), shape.height(), facts.metadata());
    if (patiently(() -> queue.done(job, proved))) {
      deleteEarlier(job);
      pyramids.retire(job.image(), job.served(), clock.instant());
    } else {
      pyramids.delete(job.image(), job.fence());
    }
  }

  /// The pyramid is made; if only the database is away, half a minute of waiting saves it.
  private boolean patiently(BooleanSupplier told) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return told.getAsBoolean();
      } catch (EJBException e) {
        if (tries == PATIENCE_TRIES || stopping) {
          throw e;
        }
        Thread.sleep(PATIENCE_PAUSE);
      }
    }
  }

  /// What killed and failed attempts left; not the pyramid that the image has, or had until now.
  private void deleteEarlier(ClaimedJob job) throws IOException {
    for (long generation = job.fence() - 1; generation > 0; generation--) {
      if (generation != job.served().orElse(0L)) {
        pyramids.delete(job.image(), generation);
      }
    }
    for (int revision = job.revision() - 1; revision >= 0; revision--) {
      originals.delete(job.image(), revision); // gone already, unless a crash prevented it
    }
  }

  private void fail(ClaimedJob job, String reason) throws IOException {
    pyramids.delete(job.image(), job.fence());
    deleteEarlier(job);
    queue.failed(job, reason);
  }

  private void tryAgain(ClaimedJob job, String reason) {
    if (job.attempt() >= settings.attempts()) {
      queue.failed(job, reason);
    } else {
      queue.release(job);
    }
  }
}
