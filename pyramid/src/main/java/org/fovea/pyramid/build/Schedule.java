package org.fovea.pyramid.build;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.StripPool;
import org.jspecify.annotations.Nullable;

/// Which strips are in memory and which tiles can be encoded now. Safe for use by many threads: one
/// lock guards it, and nobody computes while holding it.
final class Schedule {
  /// Tiles of one task: wide enough to keep threads apart, small enough for a core's cache.
  private static final int TILES_PER_TASK = 4;

  private final PyramidShape shape;
  private final int base;
  private final StripPool[] pools;
  private final List<Map<Long, LevelStrip>> live = new ArrayList<>();
  private final PriorityQueue<Task> ready = new PriorityQueue<>();
  private int freeStrips;
  private long nextRow;
  private long tasksUndone;
  private @Nullable Throwable failure;

  /// @param strips of the image that may be in memory at once, which is what holds the source back
  Schedule(PyramidShape shape, PixelFormat format, int strips, Arena arena) {
    this.shape = shape;
    this.base = shape.levels() - 1;
    this.freeStrips = strips;
    this.pools = new StripPool[shape.levels()];
    for (int level = 0; level <= base; level++) {
      int width = (int) shape.width(level);
      int rows = (int) Math.min(shape.tileSize(), shape.height(level));
      pools[level] = new StripPool(arena, format, width, rows);
      live.add(new HashMap<>());
      tasksUndone += tasks(level) * shape.rows(level);
    }
  }

  /// Returns a task that the source's thread had better do first, for too many strips of the image
  /// are in memory; empty if the next one can be taken. Waits for either.
  ///
  /// @throws IOException if the pass has failed
  synchronized Optional<Task> beforeBase() throws IOException, InterruptedException {
    while (freeStrips == 0 && ready.isEmpty() && failure == null) {
      wait();
    }
    if (failure != null) {
      throw new IOException("the pass has failed", failure);
    }
    return freeStrips > 0 ? Optional.empty() : Optional.ofNullable(ready.poll());
  }

  /// Returns the next strip of the image, to be filled, after [#beforeBase()] gave nothing.
  synchronized LevelStrip takeBase() {
    if (nextRow == shape.rows(base) || freeStrips == 0) {
      throw new IllegalStateException("the image has no more rows, or no strip is free");
    }
    freeStrips--;
    return open(base, nextRow++, 1);
  }

  /// Says that a strip of the image is full.
  synchronized void fillBase(LevelStrip strip) {
    fillPart(strip);
  }

  /// Says that the source is through.
  ///
  /// @throws IllegalStateException if it left out rows
  synchronized void requireWholeBase() {
    boolean whole =
        nextRow == shape.rows(base)
            && live.get(base).values().stream().allMatch(LevelStrip::isFilled);
    if (!whole) {
      throw new IllegalStateException("the source left out rows of the image");
    }
  }

  /// Returns a task; waits for one. Empty when all are done or the pass has failed.
  synchronized Optional<Task> next() throws InterruptedException {
    while (ready.isEmpty() && tasksUndone > 0 && failure == null) {
      wait();
    }
    return failure == null ? Optional.ofNullable(ready.poll()) : Optional.empty();
  }

  /// Says that a task's tiles are encoded and shrunk.
  synchronized void complete(Task task) {
    if (--tasksUndone == 0) {
      notifyAll();
    }
    task.parent().ifPresent(this::fillPart);
  }

  /// Says that a task's tiles are written. Tasks are written in the order of [StripOrder].
  synchronized void written(Task task) {
    var strip = task.strip();
    if (!strip.writeTask()) {
      return;
    }
    // With overlaps, this strip's tiles needed rows of the one before and the next one's need ours.
    boolean overlaps = shape.overlap() > 0;
    if (overlaps && strip.row() > 0) {
      close(strip.level(), strip.row() - 1);
    }
    if (!overlaps || strip.row() == shape.rows(strip.level()) - 1) {
      close(strip.level(), strip.row());
    }
  }

  /// Ends the pass; the first failure counts.
  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    notifyAll();
  }

  /// Returns why the pass has failed; empty if it has not.
  synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /// Returns the tasks of a strip.
  int tasks(int level) {
    return (int) Math.ceilDiv(shape.columns(level), TILES_PER_TASK);
  }

  private LevelStrip open(int level, long row, int parts) {
    long left = shape.height(level) - row * shape.tileSize();
    var pixels = pools[level].take();
    int rows = (int) Math.min(shape.tileSize(), left);
    var strip = new LevelStrip(level, row, pixels.top(rows), parts, tasks(level));
    live.get(level).put(row, strip);
    return strip;
  }

  private void close(int level, long row) {
    var strip = live.get(level).remove(row);
    if (strip == null) {
      throw new IllegalStateException("strip " + row + " of level " + level + " is not open");
    }
    pools[level].give(strip.pixels());
    if (level == base) {
      freeStrips++;
      notifyAll();
    }
  }

  private void fillPart(LevelStrip strip) {
    if (!strip.fillPart()) {
      return;
    }
    if (shape.overlap() == 0) {
      dispatch(strip);
      return;
    }
    // Tiles need rows of the strips above and below, and strips of small levels may be filled out
    // of
    // order: any of the three can be the last that was missing.
    for (long row = strip.row() - 1; row <= strip.row() + 1; row++) {
      if (isFilled(strip.level(), row - 1)
          && isFilled(strip.level(), row)
          && isFilled(strip.level(), row + 1)) {
        find(strip.level(), row).ifPresent(this::dispatch);
      }
    }
  }

  /// Says whether a strip is filled; what lies outside the level counts as filled.
  private boolean isFilled(int level, long row) {
    boolean outside = row < 0 || row >= shape.rows(level);
    return outside || find(level, row).filter(LevelStrip::isFilled).isPresent();
  }

  private void dispatch(LevelStrip strip) {
    int level = strip.level();
    boolean overlaps = shape.overlap() > 0;
    var above = overlaps ? find(level, strip.row() - 1) : Optional.<LevelStrip>empty();
    var below = overlaps ? find(level, strip.row() + 1) : Optional.<LevelStrip>empty();
    var parent = level == 0 ? Optional.<LevelStrip>empty() : Optional.of(parent(strip));
    for (int index = 0; index < tasks(level); index++) {
      long first = (long) index * TILES_PER_TASK;
      long end = Math.min(first + TILES_PER_TASK, shape.columns(level));
      ready.add(new Task(strip, above, below, parent, index, first, end));
    }
    notifyAll();
  }

  private LevelStrip parent(LevelStrip child) {
    int level = child.level() - 1;
    long row = child.row() / 2;
    long children = Math.min(2, shape.rows(child.level()) - 2 * row);
    return find(level, row)
        .orElseGet(() -> open(level, row, (int) children * tasks(child.level())));
  }

  private Optional<LevelStrip> find(int level, long row) {
    return Optional.ofNullable(live.get(level).get(row));
  }
}
