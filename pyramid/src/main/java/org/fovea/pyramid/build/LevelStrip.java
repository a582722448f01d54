package org.fovea.pyramid.build;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fovea.pyramid.memory.PixelStrip;

/// One strip of one level while it is in memory. Its counters are guarded by the schedule.
final class LevelStrip {
  private final int level;
  private final long row;
  private final PixelStrip pixels;
  private int partsMissing;
  private int tasksUnwritten;
  private final Map<Long, byte[]> readyTiles = new HashMap<>();

  /// @param parts tasks that shrink into this strip; it is filled after the last of them
  /// @param tasks that encode this strip's tiles
  LevelStrip(int level, long row, PixelStrip pixels, int parts, int tasks) {
    this.level = level;
    this.row = row;
    this.pixels = pixels;
    this.partsMissing = parts;
    this.tasksUnwritten = tasks;
  }

  int level() {
    return level;
  }

  long row() {
    return row;
  }

  PixelStrip pixels() {
    return pixels;
  }

  /// Keeps a tile that the source had ready; before the strip is filled.
  void putTile(long column, byte[] file) {
    readyTiles.put(column, file);
  }

  /// Returns a tile that the source had ready; after the strip is filled.
  Optional<byte[]> findTile(long column) {
    return Optional.ofNullable(readyTiles.get(column));
  }

  /// Notes that a part was filled, and says whether that was the last one.
  boolean fillPart() {
    return --partsMissing == 0;
  }

  boolean isFilled() {
    return partsMissing <= 0;
  }

  /// Notes that a task's tiles were written, and says whether that was the last one.
  boolean writeTask() {
    return --tasksUnwritten == 0;
  }
}
