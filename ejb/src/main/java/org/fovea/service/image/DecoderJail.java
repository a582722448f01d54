package org.fovea.service.image;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.fovea.config.PyramidSettings;
import org.jspecify.annotations.Nullable;

/// Runs the engine in a child process: the only place where an uploaded file is ever decoded.
///
/// The child gets an environment that tells little more than where temporary files go, beside its
/// output; limits; and a time that grows with the file's size. A watch looks at it every two
/// seconds and ends it, with all it started, when its time is over or the caller says so.
@ApplicationScoped
public class DecoderJail {
  private static final System.Logger LOG = System.getLogger(DecoderJail.class.getName());
  private static final Duration WATCH = Duration.ofSeconds(2);

  /// What a byte of a compressed file may hold, for the time limit only.
  private static final long PIXELS_PER_BYTE = 20;

  private static final long HUNDRED_MEGAPIXELS = 100_000_000L;

  private static final int NOT_READABLE = 3;
  private static final int OVER_LIMIT = 4;
  private static final int STORAGE_FAILED = 5;
  private static final int NOT_STRIPPABLE = 6;
  private static final Set<Integer> REFUSALS = Set.of(NOT_READABLE, OVER_LIMIT, NOT_STRIPPABLE);

  /// How a child ended.
  ///
  /// @param stopped why it was ended from here, if it was
  private record Ending(int exitCode, EngineReport report, Optional<EngineResult> stopped) {}

  @Resource ManagedScheduledExecutorService timer;
  @Inject PyramidSettings settings;
  @Inject Clock clock;

  /// Builds the pyramid of `in` into `out` and returns how that ended.
  ///
  /// @param goOn told the percent done every two seconds; false stops the child
  /// @throws IOException if no child can be started
  /// @throws InterruptedException if this thread is; the child has then been ended
  EngineResult build(Path in, Path out, IntPredicate goOn)
      throws IOException, InterruptedException {
    var engine = new EngineCommand(settings);
    var ending = run(in, out, goOn, seconds -> engine.build(in, out, seconds * engine.threads()));
    return result(ending, () -> ending.report().facts().map(EngineResult.Built::new));
  }

  /// Writes as JSON into `out` what `in` says of itself, and returns how that ended; else as
  /// [#build].
  EngineResult metadata(Path in, Path out, BooleanSupplier goOn)
      throws IOException, InterruptedException {
    var engine = new EngineCommand(settings);
    return written(
        out, run(in, out, _ -> goOn.getAsBoolean(), seconds -> engine.metadata(in, out, seconds)));
  }

  /// Copies `in` to `out` without what of its metadata is personal, and returns how that ended;
  /// else as [#build].
  EngineResult strip(Path in, Path out, BooleanSupplier goOn)
      throws IOException, InterruptedException {
    var engine = new EngineCommand(settings);
    return written(
        out, run(in, out, _ -> goOn.getAsBoolean(), seconds -> engine.strip(in, out, seconds)));
  }

  private static EngineResult written(Path out, Ending ending) throws IOException {
    boolean there = Files.isRegularFile(out, LinkOption.NOFOLLOW_LINKS);
    return result(ending, () -> there ? Optional.of(new EngineResult.Written()) : Optional.empty());
  }

  private Ending run(Path in, Path out, IntPredicate goOn, LongFunction<List<String>> engine)
      throws IOException, InterruptedException {
    if (!Files.isReadable(in)) {
      throw new IOException("the original cannot be read"); // storage trouble, not a bad file
    }
    var patience = patience(in);
    var command = engine.apply(patience.toSeconds());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().put("TMPDIR", String.valueOf(out.toAbsolutePath().getParent()));
    var child = builder.start();
    try {
      child.getOutputStream().close();
      return watched(child, clock.instant().plus(patience), goOn);
    } finally {
      end(child);
    }
  }

  private Ending watched(Process child, Instant deadline, IntPredicate goOn)
      throws IOException, InterruptedException {
    var report = new EngineReport();
    var stopped = new AtomicReference<@Nullable EngineResult>();
    var watch =
        timer.scheduleAtFixedRate(
            () -> watch(child, deadline, () -> goOn.test(report.percent()), stopped),
            WATCH.toMillis(),
            WATCH.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      report.read(child.getInputStream());
      return new Ending(child.waitFor(), report, Optional.ofNullable(stopped.get()));
    } finally {
      watch.cancel(false);
    }
  }

  private void watch(
      Process child,
      Instant deadline,
      BooleanSupplier goOn,
      AtomicReference<@Nullable EngineResult> stopped) {
    EngineResult verdict = null;
    if (clock.instant().isAfter(deadline)) {
      verdict = new EngineResult.OutOfTime();
    } else if (!asked(goOn)) {
      verdict = new EngineResult.Cancelled();
    }
    if (verdict != null && stopped.compareAndSet(null, verdict)) {
      end(child);
    }
  }

  /// A caller who cannot answer, because the database is away for a moment, is asked again at the
  /// next look: an exception here would end the watch, and nobody would keep the time.
  private static boolean asked(BooleanSupplier goOn) {
    try {
      return goOn.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "whether to go on could not be asked", e);
      return true;
    }
  }

  /// @param success what was made, if the engine says that all went well
  private static EngineResult result(
      Ending ending, Supplier<Optional<? extends EngineResult>> success) throws IOException {
    if (ending.stopped().isPresent()) {
      return ending.stopped().get();
    }
    int exitCode = ending.exitCode();
    var report = ending.report();
    if (exitCode == STORAGE_FAILED) {
      throw new IOException("the engine: " + report.error().orElse("storage failed"));
    }
    if (exitCode == 0) {
      var made = success.get();
      return made.isPresent() ? made.get() : new EngineResult.Crashed(exitCode);
    }
    if (REFUSALS.contains(exitCode) && report.error().isPresent()) {
      return new EngineResult.Refused(report.error().get());
    }
    return new EngineResult.Crashed(exitCode);
  }

  private Duration patience(Path in) throws IOException {
    long megapixelHundreds = Files.size(in) * PIXELS_PER_BYTE / HUNDRED_MEGAPIXELS + 1;
    return settings
        .patience()
        .plus(settings.patiencePerHundredMegapixels().multipliedBy(megapixelHundreds));
  }

  private static void end(Process child) {
    child.descendants().forEach(ProcessHandle::destroyForcibly);
    child.destroyForcibly();
  }
}
