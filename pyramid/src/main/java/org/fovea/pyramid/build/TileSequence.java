package org.fovea.pyramid.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.szi.PyramidWriteException;
import org.fovea.pyramid.szi.SziWriter;

/// Brings encoded tiles, which threads finish in any order, into the order of [StripOrder] and
/// writes them. Safe for use by many threads.
final class TileSequence {
  private final SziWriter writer;
  private final Schedule schedule;
  private final StripOrder order;
  private final IntConsumer progress;
  private final long tiles;
  private final Map<Place, Finished> waiting = new HashMap<>();
  private int nextTask;
  private long tilesWritten;
  private int percent = -1;

  private record Place(int level, long row, int task) {}

  private record Finished(Task task, List<byte[]> tiles) {}

  /// @param progress told each whole percent once, 0 to 100
  TileSequence(PyramidShape shape, SziWriter writer, Schedule schedule, IntConsumer progress) {
    this.writer = writer;
    this.schedule = schedule;
    this.order = new StripOrder(shape);
    this.progress = progress;
    this.tiles = shape.tiles();
  }

  /// Takes a task's tiles and writes all that are next.
  synchronized void put(Task task, List<byte[]> encoded) throws PyramidWriteException {
    var strip = task.strip();
    waiting.put(new Place(strip.level(), strip.row(), task.index()), new Finished(task, encoded));
    while (!order.isComplete()) {
      var finished = waiting.remove(new Place(order.level(), order.row(), nextTask));
      if (finished == null) {
        return;
      }
      write(finished);
      if (++nextTask == schedule.tasks(order.level())) {
        order.step();
        nextTask = 0;
      }
    }
  }

  private void write(Finished finished) throws PyramidWriteException {
    var task = finished.task();
    long column = task.firstColumn();
    for (var tile : finished.tiles()) {
      writer.putTile(new TileAddress(task.strip().level(), column++, task.strip().row()), tile);
    }
    tilesWritten += finished.tiles().size();
    schedule.written(task);
    int now = (int) (tilesWritten * 100 / tiles);
    if (now != percent) {
      percent = now;
      progress.accept(now);
    }
  }
}
