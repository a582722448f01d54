package org.fovea.web.page.shared;

import java.util.function.IntPredicate;

/// Draws square cells as the outline of an SVG path: one rectangle for each run of cells in a row.
final class Cells {
  private Cells() {}

  /// Appends the runs of one row to `path`.
  ///
  /// @param margin empty units around the cells, each of which is one unit wide
  /// @param row which one, 0 is the topmost
  /// @param width how many cells a row has
  /// @param drawn whether the cell of a column is drawn
  static void append(StringBuilder path, int margin, int row, int width, IntPredicate drawn) {
    int column = 0;
    while (column < width) {
      int end = column;
      while (end < width && drawn.test(end)) {
        end++;
      }
      int length = end - column;
      if (length > 0) {
        path.append('M').append(margin + column).append(' ').append(margin + row);
        path.append('h').append(length).append("v1h-").append(length).append('z');
      }
      column = end + 1; // the cell after a run is not drawn
    }
  }
}
