package org.fovea.web.page.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fovea.web.page.document.Block.Kind;
import org.fovea.web.page.document.Block.Line;
import org.fovea.web.page.document.Block.Piece;

/// Reads the few marks that documents are stored with: `## ` and `### ` before headings, `- `
/// before bullets, `|` between the cells of a table, `**strong**`, `[text](target)`. All else is
/// text, and stays text: nothing in a document can become markup of the page.
final class DocumentText {
  private static final Pattern MARKED =
      Pattern.compile(
          "\\*\\*([^*]+)\\*\\*|\\[([^\\[\\]]+)]\\(((?:/|https://|mailto:)[^\\s()]*)\\)");
  private static final Pattern RULE = Pattern.compile("\\|(\\s*-+\\s*\\|)+");

  private final List<String> lines;
  private final List<Block> blocks = new ArrayList<>();
  private int next;

  private DocumentText(String text) {
    this.lines = text.lines().map(String::strip).toList();
  }

  /// The parts of a document, in order.
  static List<Block> read(String text) {
    var reader = new DocumentText(text);
    while (reader.next < reader.lines.size()) {
      reader.readOne();
    }
    return List.copyOf(reader.blocks);
  }

  private void readOne() {
    var line = lines.get(next);
    if (line.isEmpty()) {
      next++;
    } else if (line.startsWith("### ")) {
      heading(Kind.SUBHEADING, line.substring(4));
    } else if (line.startsWith("## ")) {
      heading(Kind.HEADING, line.substring(3));
    } else if (line.startsWith("- ")) {
      var items = take(other -> other.startsWith("- ")).map(item -> line(item.substring(2)));
      blocks.add(Block.of(Kind.BULLETS, items.toList()));
    } else if (line.startsWith("|")) {
      var rows = take(other -> other.startsWith("|")).filter(row -> !RULE.matcher(row).matches());
      blocks.add(Block.table(rows.map(DocumentText::cells).toList()));
    } else {
      next++;
      blocks.add(Block.of(Kind.PARAGRAPH, List.of(line(line))));
    }
  }

  private void heading(Kind kind, String text) {
    next++;
    blocks.add(Block.heading(kind, "part-" + blocks.size(), line(text)));
  }

  private Stream<String> take(Predicate<String> wanted) {
    int first = next;
    while (next < lines.size() && wanted.test(lines.get(next))) {
      next++;
    }
    return lines.subList(first, next).stream();
  }

  private static List<Line> cells(String row) {
    var inner = row.substring(1, row.endsWith("|") ? row.length() - 1 : row.length());
    return Stream.of(inner.split("\\|", -1)).map(String::strip).map(DocumentText::line).toList();
  }

  private static Line line(String text) {
    List<Piece> pieces = new ArrayList<>();
    var found = MARKED.matcher(text);
    int end = 0;
    while (found.find()) {
      addPlain(pieces, text.substring(end, found.start()));
      pieces.add(
          found.group(1) == null
              ? new Piece(found.group(2), found.group(3), false)
              : new Piece(found.group(1), "", true));
      end = found.end();
    }
    addPlain(pieces, text.substring(end));
    return new Line(List.copyOf(pieces));
  }

  private static void addPlain(List<Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text.replace("\\*", "*"), "", false)); // a star of its own
    }
  }
}
