package org.fovea.web.page.document;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one text says that another does not, line by line.
public final class Comparison {
  /// A line.
  ///
  /// @param sign `same`, `gone` or `new`
  /// @param text of the line
  public record Row(String sign, String text) {}

  private static final String HEADING = "## ";

  private Comparison() {}

  /// The lines of both texts, in order; those that both have once.
  static List<Row> of(String former, String next) {
    var rows =
        DiffRowGenerator.create()
            .lineNormalizer(line -> line) // the page escapes, nobody before it
            .build()
            .generateDiffRows(former.lines().toList(), next.lines().toList());
    List<Row> result = new ArrayList<>();
    for (var row : rows) {
      add(result, row);
    }
    return List.copyOf(result);
  }

  /// What differs, under the headings of the parts in which it does.
  public static List<Row> changes(String former, String next) {
    List<Row> result = new ArrayList<>();
    var heading = Optional.<Row>empty();
    for (var row : of(former, next)) {
      if (!row.sign().equals("same")) {
        heading.ifPresent(result::add);
        heading = Optional.empty();
        result.add(row);
      } else if (row.text().startsWith(HEADING)) {
        heading = Optional.of(new Row("same", row.text().substring(HEADING.length())));
      }
    }
    return List.copyOf(result);
  }

  private static void add(List<Row> result, DiffRow row) {
    if (row.getTag() == DiffRow.Tag.EQUAL) {
      addLine(result, "same", row.getNewLine());
      return;
    }
    if (row.getTag() != DiffRow.Tag.INSERT) {
      addLine(result, "gone", row.getOldLine());
    }
    if (row.getTag() != DiffRow.Tag.DELETE) {
      addLine(result, "new", row.getNewLine());
    }
  }

  private static void addLine(List<Row> result, String sign, String text) {
    if (!text.isBlank()) {
      result.add(new Row(sign, text));
    }
  }
}
