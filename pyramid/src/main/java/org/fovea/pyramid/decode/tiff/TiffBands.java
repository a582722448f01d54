package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.pyramid.source.LimitException;
import org.jspecify.annotations.Nullable;

/// Fills bands of rows with the blocks of a page, top to bottom, by several threads. What comes out
/// does not depend on their number. Used by one thread, which waits for the others.
final class TiffBands implements AutoCloseable {
  /// Longer packed strips are read row by row, shorter ones as blocks, side by side.
  private static final int BLOCK_ROWS = 256;

  private static final int ROWS_AT_ONCE = 64; // of an uncompressed strip
  private static final long MAX_HELD_BYTES = 512L << 20;

  private final TiffPlan plan;
  private final TiffBlocks blocks;
  private final boolean divisible;
  private final List<TiffBlockReader> readers = new ArrayList<>();
  private final @Nullable ExecutorService pool;
  private final Arena arena = Arena.ofShared();
  private List<TiffBand> held = List.of();
  private long heldRow = -1;

  /// Opens a reader.
  interface ReaderFactory {
    TiffBlockReader open() throws IOException;
  }

  /// A piece and where it goes.
  private record Job(TiffPiece piece, List<TiffBand> bands, long column) {}

  TiffBands(TiffPlan plan, ReaderFactory factory, int threads) throws IOException {
    this.plan = plan;
    this.blocks = plan.page().blocks();
    boolean sequential = plan.sequential(BLOCK_ROWS);
    this.divisible = sequential || plan.compression() == TiffCompression.NONE;
    int count = sequential ? 1 : threads;
    this.pool = count > 1 ? Executors.newFixedThreadPool(count) : null;
    try {
      for (int i = 0; i < count; i++) {
        readers.add(factory.open());
      }
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  /// Fills bands with the next rows of the page.
  ///
  /// @param top first row of the page that is wanted
  /// @param bands one of interleaved pixels, or three planes, of the same rows
  /// @return by column, the JPEG files of those blocks that cover just the rows wanted
  /// @throws IOException the failure of the first block that failed, from left to right and down
  Map<Integer, byte[]> fill(long top, int rows, List<TiffBand> bands)
      throws IOException, InterruptedException {
    var jobs = new ArrayList<Job>();
    for (long row = top / blocks.rows(); row <= (top + rows - 1) / blocks.rows(); row++) {
      long start = row * blocks.rows();
      long from = Math.max(start, top);
      int wanted = (int) (Math.min(end(row), top + rows) - from);
      if (divisible || wanted == end(row) - start) {
        addPieces(jobs, row, (int) (from - start), wanted, new Place(from - top, bands));
      } else {
        hold(row, bands);
        for (int i = 0; i < bands.size(); i++) {
          bands.get(i).copyRows(held.get(i), from - start, from - top, wanted);
        }
      }
    }
    return run(jobs);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow(); // nothing waits there but after an interruption
      pool.close();
    }
    readers.forEach(TiffBlockReader::close);
    arena.close();
  }

  /// @param y row of the bands
  private record Place(long y, List<TiffBand> bands) {}

  /// Decodes a row of blocks of which only some rows are wanted now.
  private void hold(long row, List<TiffBand> like) throws IOException, InterruptedException {
    if (heldRow == row) {
      return;
    }
    if (held.isEmpty()) {
      long bytes = 0;
      for (var band : like) {
        bytes += Math.multiplyExact(band.stride(), blocks.rows());
      }
      if (bytes > MAX_HELD_BYTES) {
        throw new LimitException(
            "one row of the TIFF file's tiles takes %,d MB of memory, and %,d are allowed"
                .formatted(bytes >> 20, MAX_HELD_BYTES >> 20));
      }
      held = like.stream().map(band -> band.allocateLike(arena, blocks.rows())).toList();
    }
    var jobs = new ArrayList<Job>();
    addPieces(jobs, row, 0, (int) (end(row) - row * blocks.rows()), new Place(0, held));
    run(jobs);
    heldRow = row;
  }

  private void addPieces(List<Job> jobs, long row, int skip, int rows, Place place)
      throws IOException {
    boolean raw = plan.compression() == TiffCompression.NONE && !blocks.tiled();
    int step = raw ? ROWS_AT_ONCE : rows;
    for (long column = 0; column < blocks.across(); column++) {
      var ranges = ranges(column, row);
      long x = column * blocks.width();
      int width = (int) Math.min(blocks.width(), plan.page().width() - x);
      boolean whole = width == blocks.width() && skip == 0 && rows == blocks.rows();
      for (int done = 0; done < rows; done += step) {
        var piece =
            new TiffPiece(
                blocks.name(column, row),
                ranges,
                skip + done,
                Math.min(step, rows - done),
                x,
                (int) place.y() + done,
                width,
                whole);
        jobs.add(new Job(piece, place.bands(), column));
      }
    }
  }

  private List<TiffBlocks.Range> ranges(long column, long row) throws IOException {
    int planes = plan.page().planar() ? plan.samples() : 1;
    var ranges = new ArrayList<TiffBlocks.Range>(planes);
    for (int plane = 0; plane < planes; plane++) {
      ranges.add(blocks.range(plane, column, row));
    }
    return ranges;
  }

  private long end(long row) {
    return Math.min((row + 1) * blocks.rows(), plan.page().height());
  }

  private Map<Integer, byte[]> run(List<Job> jobs) throws IOException, InterruptedException {
    var crew = new Crew(jobs);
    if (pool == null || jobs.size() < 2) {
      crew.work(readers.getFirst());
    } else {
      var tasks = new ArrayList<Callable<Void>>();
      for (var reader : readers) {
        tasks.add(() -> {
          crew.work(reader);
          return null;
        });
      }
      pool.invokeAll(tasks);
    }
    crew.rethrow();
    return crew.tiles;
  }

  /// Works on a list of jobs. Jobs are begun in order, so all before the first that fails are done.
  private static final class Crew {
    private final List<Job> jobs;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, byte[]> tiles = new TreeMap<>();
    private int failedJob = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    Crew(List<Job> jobs) {
      this.jobs = jobs;
    }

    void work(TiffBlockReader reader) {
      for (int i = next.getAndIncrement(); i < jobs.size(); i = next.getAndIncrement()) {
        if (hasFailed()) {
          return;
        }
        var job = jobs.get(i);
        try {
          var tile = reader.read(job.piece(), job.bands());
          if (tile.isPresent()) {
            keep((int) job.column(), tile.get());
          }
        } catch (Throwable e) { // handed to the thread that waits for us
          fail(i, e);
        }
      }
    }

    private synchronized void keep(int column, byte[] tile) {
      tiles.put(column, tile);
    }

    private synchronized boolean hasFailed() {
      return failure != null;
    }

    private synchronized void fail(int job, Throwable e) {
      if (job < failedJob) {
        failedJob = job;
        failure = e;
      }
    }

    synchronized void rethrow() throws IOException, InterruptedException {
      switch (failure) {
        case null -> {}
        case ClosedByInterruptException e -> {
          Thread.interrupted(); // the exception says it from here on
          throw new InterruptedException();
        }
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    }
  }
}
