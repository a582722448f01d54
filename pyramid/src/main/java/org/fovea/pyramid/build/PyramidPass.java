package org.fovea.pyramid.build;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.szi.SziWriter;
import org.jspecify.annotations.Nullable;

/// One streaming pass over an image that makes all levels of its pyramid. The calling thread
/// decodes while workers encode and shrink, and helps them when it is ahead; they live as long as
/// the pass. Memory grows with the width of the image only.
public final class PyramidPass {
  private static final int STRIPS = 3; // one being filled, one being encoded, one to even out
  private static final int OVERLAP_STRIPS = 4; // a tile's overlap needs the strip before and after
  // Live strips of all smaller levels, in strips of the image: three of 1/2, of 1/4 and so on.
  private static final int SMALLER_LEVELS = 3;

  private final PyramidShape shape;
  private final TileCodecs codecs;
  private final boolean sourceTiles;
  private final int threads;
  private final long memoryBytes;

  /// @param shape of the pyramid; its tile size must be even, for strips are halved one by one
  /// @param sourceTiles whether tiles of the source are taken as they are where they fit
  /// @param threads that encode, the calling one counted, 1 or more
  /// @param memoryBytes that strips of pixels may take
  public PyramidPass(
      PyramidShape shape, TileCodecs codecs, boolean sourceTiles, int threads, long memoryBytes) {
    if (shape.tileSize() % 2 != 0) {
      throw new IllegalArgumentException("tile size " + shape.tileSize() + " must be even");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " must be 1 or more");
    }
    this.shape = shape;
    this.codecs = codecs;
    this.sourceTiles = sourceTiles;
    this.threads = threads;
    this.memoryBytes = memoryBytes;
  }

  /// Reads all pixels of a source and writes all tiles, in an order that depends on the shape
  /// alone.
  ///
  /// @param progress told each whole percent once, by any thread
  /// @throws LimitException if a strip of this width does not fit the memory
  /// @throws IOException the first failure of source, encoder or writer
  /// @throws InterruptedException if the build was cancelled
  public void run(TileSource source, SziWriter writer, IntConsumer progress)
      throws IOException, InterruptedException {
    var format = source.header().pixels();
    int strips = shape.overlap() > 0 ? OVERLAP_STRIPS : STRIPS;
    requireMemory(format, strips);
    try (var arena = Arena.ofShared()) {
      var schedule = new Schedule(shape, format, strips, arena);
      var sequence = new TileSequence(shape, writer, schedule, progress);
      var workers = new ArrayList<Thread>(threads);
      try (var worker = worker(schedule, sequence)) {
        startWorkers(workers, schedule, sequence);
        source.stream(new Sink(schedule, worker, this::takesTiles));
        schedule.requireWholeBase();
        worker.work();
      } catch (Throwable e) {
        schedule.fail(e);
      }
      join(workers, schedule);
      var failure = schedule.failure();
      if (failure.isPresent()) {
        rethrow(failure.get());
      }
    }
  }

  /// Tiles of the file can be ours if they cover the same pixels and every browser shows them.
  private boolean takesTiles(int width, int height) {
    return sourceTiles
        && codecs.format() == TileFormat.JPG
        && shape.overlap() == 0
        && width == shape.tileSize()
        && height == shape.tileSize();
  }

  private void requireMemory(PixelFormat format, int strips) throws LimitException {
    long rows = Math.min(shape.tileSize(), shape.height());
    long strip = PixelStrip.bytes(format, shape.width(), rows);
    long needed = Math.multiplyExact(strip, strips + SMALLER_LEVELS);
    if (needed > memoryBytes) {
      throw new LimitException(
          "an image of this width needs %,d MB of memory, and %,d are allowed"
              .formatted(Math.ceilDiv(needed, 1L << 20), memoryBytes >> 20));
    }
  }

  /// Starts all workers but the one that the calling thread is.
  private void startWorkers(List<Thread> workers, Schedule schedule, TileSequence sequence) {
    for (int i = 1; i < threads; i++) {
      workers.add(Thread.ofPlatform().name("pyramid-", i).start(() -> work(schedule, sequence)));
    }
  }

  private void work(Schedule schedule, TileSequence sequence) {
    try (var worker = worker(schedule, sequence)) {
      worker.work();
    } catch (Throwable e) { // handed to the thread that waits for us
      schedule.fail(e);
    }
  }

  private Worker worker(Schedule schedule, TileSequence sequence) {
    return new Worker(schedule, sequence, () -> new StripEncoder(shape, codecs.open()));
  }

  private static void join(List<Thread> workers, Schedule schedule) {
    boolean interrupted = false;
    for (var worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true; // memory must not be freed under a worker, so wait on
          schedule.fail(e);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure) throws IOException, InterruptedException {
    switch (failure) {
      case IOException e -> throw e;
      case InterruptedException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  private interface TileTest {
    boolean takes(int width, int height);
  }

  /// Lends the strips of the largest level to the source.
  private static final class Sink implements StripSink {
    private final Schedule schedule;
    private final Worker worker;
    private final TileTest tileTest;
    private @Nullable LevelStrip lent;

    Sink(Schedule schedule, Worker worker, TileTest tileTest) {
      this.schedule = schedule;
      this.worker = worker;
      this.tileTest = tileTest;
    }

    @Override
    public boolean takesTiles(int width, int height) {
      return tileTest.takes(width, height);
    }

    @Override
    public void putTile(int column, byte[] jpeg) {
      if (lent == null) {
        throw new IllegalStateException("no strip was taken");
      }
      lent.putTile(column, jpeg);
    }

    @Override
    public PixelStrip take() throws IOException, InterruptedException {
      if (lent != null) {
        throw new IllegalStateException("the strip before was not put");
      }
      for (var task = schedule.beforeBase(); task.isPresent(); task = schedule.beforeBase()) {
        help(task.get());
      }
      lent = schedule.takeBase();
      return lent.pixels();
    }

    private void help(Task task) throws IOException {
      try {
        worker.work(task);
      } catch (Throwable e) {
        schedule.fail(e); // before the source takes it for damage of its file
        throw e;
      }
    }

    @Override
    public void put(PixelStrip strip) {
      if (lent == null || !lent.pixels().equals(strip)) {
        throw new IllegalStateException("this strip was not taken");
      }
      var full = lent;
      lent = null;
      schedule.fillBase(full);
    }
  }
}
