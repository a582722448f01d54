package org.fovea.web.page.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table in the marks of [DocumentText], row by row.
final class Table {
  private final StringBuilder text = new StringBuilder();

  Table(List<String> head) {
    row(head);
    row(head.stream().map(cell -> "---").toList());
  }

  Table(String... head) {
    this(Arrays.asList(head));
  }

  Table row(String... cells) {
    return row(Arrays.asList(cells));
  }

  Table row(List<String> cells) {
    text.append(cells.stream().map(Table::plain).collect(Collectors.joining(" | ", "| ", " |\n")));
    return this;
  }

  /// What would end a cell, or a row, does not come in.
  private static String plain(String cell) {
    return Stream.of(cell.split("[|\\r\\n]+")).map(String::strip).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return text.toString().strip();
  }
}
