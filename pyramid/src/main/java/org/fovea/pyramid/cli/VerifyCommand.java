package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.szi.MalformedPyramidException;

/// `verify FILE.szi`: checks the structure of a pyramid file, and that every tile has its checksum,
/// decodes, and has the size that its place demands. Where there is no libwebp, WebP tiles are
/// checked by their headers, and the report says so.
///
/// The first fault ends the check and is the error; with `--all` it goes on until the hundredth,
/// and the report lists them.
final class VerifyCommand implements Command {
  private static final int MOST_FAULTS = 100;

  @Override
  public void run(List<String> words, PrintStream out)
      throws UsageException, IOException, InterruptedException {
    var arguments = new Arguments(words, Set.of("threads"), Set.of("all", "progress"));
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = (int) arguments.number("threads", cores, 1, 256);
    boolean all = arguments.has("all");
    try (var reader = PyramidReader.open(arguments.input("FILE.szi"))) {
      var check = new TileCheck(reader);
      var progress = new Progress(reader.shape().tiles(), out);
      var run =
          new Run(
              reader,
              check,
              all ? MOST_FAULTS : 1,
              arguments.has("progress") ? progress::step : () -> {});
      var faults = run.all(threads);
      if (all || faults.isEmpty()) {
        out.println(Reports.of(reader, check, faults, all));
      }
      if (!faults.isEmpty()) {
        var first = faults.getFirst();
        throw new MalformedPyramidException(first.offset(), first.sentence());
      }
    }
  }

  /// One check of all tiles by several threads, which take the tiles in order.
  private static final class Run {
    private final PyramidReader reader;
    private final TileCheck check;
    private final int most;
    private final Runnable step;
    private final AtomicLong next = new AtomicLong();
    private final TreeMap<Long, TileCheck.Fault> faults = new TreeMap<>(); // guarded by itself
    private volatile long last; // no tile after this one needs to be checked

    /// @param most faults to find
    Run(PyramidReader reader, TileCheck check, int most, Runnable step) {
      this.reader = reader;
      this.check = check;
      this.most = most;
      this.step = step;
      this.last = reader.shape().tiles() - 1;
    }

    /// Returns the first faults, whatever the number of threads.
    List<TileCheck.Fault> all(int threads) throws InterruptedException {
      try (var workers = Executors.newFixedThreadPool(threads)) {
        List<Future<?>> running = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
          running.add(workers.submit(this::work));
        }
        for (var worker : running) {
          worker.get();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
      synchronized (faults) {
        return faults.values().stream().limit(most).toList();
      }
    }

    private void work() {
      for (long tile = next.getAndIncrement(); tile <= last; tile = next.getAndIncrement()) {
        long ordinal = tile;
        check.check(reader.shape().address(ordinal)).ifPresent(fault -> note(ordinal, fault));
        step.run();
      }
    }

    private void note(long ordinal, TileCheck.Fault fault) {
      synchronized (faults) {
        faults.put(ordinal, fault);
        if (faults.size() > most) {
          faults.pollLastEntry();
        }
        if (faults.size() == most) {
          last = faults.lastKey();
        }
      }
    }
  }
}
