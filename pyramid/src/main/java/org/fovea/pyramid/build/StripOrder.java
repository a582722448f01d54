package org.fovea.pyramid.build;

import java.util.NoSuchElementException;
import org.fovea.pyramid.geometry.PyramidShape;

/// The order in which the strips of all levels are written: each as soon as its pixels can be known
/// from the strips of the image read so far, larger levels first. It depends on the shape alone, so
/// that the same image gives the same file whatever the threads do.
final class StripOrder {
  private final PyramidShape shape;
  private final int base;
  private final long[] next; // row of each level
  private long read; // strips of the image read so far, less one
  private int level;

  StripOrder(PyramidShape shape) {
    this.shape = shape;
    this.base = shape.levels() - 1;
    this.next = new long[shape.levels()];
    this.level = base;
    advance();
  }

  boolean isComplete() {
    return level < 0;
  }

  /// Returns the level of the present strip.
  int level() {
    return level;
  }

  /// Returns the row of the present strip in its level.
  long row() {
    if (isComplete()) {
      throw new NoSuchElementException("all strips are written");
    }
    return next[level];
  }

  /// Goes to the next strip.
  void step() {
    next[level]++;
    level = base;
    advance();
  }

  private void advance() {
    while (read < shape.rows(base)) {
      while (level >= 0) {
        if (next[level] < shape.rows(level) && known(level, next[level]) <= read) {
          return;
        }
        level--;
      }
      read++;
      level = base;
    }
    level = -1;
  }

  /// Returns which strip of the image makes the last pixels of a strip's tiles known.
  private long known(int at, long row) {
    long last = shape.rows(at) - 1;
    long needed = shape.overlap() > 0 ? Math.min(row + 1, last) : row;
    return at == base ? needed : known(at + 1, Math.min(2 * needed + 1, shape.rows(at + 1) - 1));
  }
}
