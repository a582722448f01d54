package org.fovea.launcher.report;

import java.util.ArrayList;
import java.util.List;

/// A table for the terminal: columns as wide as their widest cell, two spaces between them.
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  public TextTable(String... headings) {
    columns = headings.length;
    rows.add(List.of(headings));
  }

  /// Appends a row.
  ///
  /// @throws IllegalArgumentException if it has another number of cells than there are headings
  public TextTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells, wanted " + columns);
    }
    rows.add(List.of(cells));
    return this;
  }

  /// Returns the lines, without white space at their ends.
  public List<String> lines() {
    int[] widths = new int[columns];
    for (var row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], length(row.get(column)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      var cell = row.get(column);
      line.append(cell).repeat(' ', widths[column] - length(cell) + 2);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
