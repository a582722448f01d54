package org.fovea.pyramid.build;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does tasks of a pass: encodes, shrinks, and hands the tiles to be written. Used by one thread.
final class Worker implements AutoCloseable {
  private final Schedule schedule;
  private final TileSequence sequence;
  private final Supplier<StripEncoder> open;
  private @Nullable StripEncoder encoder;

  /// @param open called at the first task, for it loads a library and the source had better start
  ///   first; what it gives is closed with this worker
  Worker(Schedule schedule, TileSequence sequence, Supplier<StripEncoder> open) {
    this.schedule = schedule;
    this.sequence = sequence;
    this.open = open;
  }

  /// Does tasks until all are done or the pass has failed.
  void work() throws IOException, InterruptedException {
    for (var task = schedule.next(); task.isPresent(); task = schedule.next()) {
      work(task.get());
    }
  }

  /// Does one task.
  void work(Task task) throws IOException {
    if (encoder == null) {
      encoder = open.get();
    }
    var tiles = encoder.encode(task);
    schedule.complete(task);
    sequence.put(task, tiles);
  }

  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
    }
  }
}
