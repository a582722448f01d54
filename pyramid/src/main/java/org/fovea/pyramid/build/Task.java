package org.fovea.pyramid.build;

import java.util.Optional;

/// Some tiles side by side to encode, and to shrink into the strip above.
///
/// @param strip the tiles' own
/// @param above the strip before in the same level, needed for overlaps
/// @param below the strip after in the same level, needed for overlaps
/// @param parent strip of the level above; empty for the level of one pixel
/// @param index of this task in its strip
/// @param firstColumn of tiles
/// @param endColumn of tiles, exclusive
record Task(
    LevelStrip strip,
    Optional<LevelStrip> above,
    Optional<LevelStrip> below,
    Optional<LevelStrip> parent,
    int index,
    long firstColumn,
    long endColumn)
    implements Comparable<Task> {
  /// Smaller levels first: they free memory and nothing waits for fewer strips.
  @Override
  public int compareTo(Task other) {
    int byLevel = Integer.compare(strip.level(), other.strip.level());
    int byRow = Long.compare(strip.row(), other.strip.row());
    return byLevel != 0 ? byLevel : byRow != 0 ? byRow : Integer.compare(index, other.index);
  }
}
