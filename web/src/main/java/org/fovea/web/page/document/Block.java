package org.fovea.web.page.document;

import java.util.List;

/// A part of a document as a page shows it.
///
/// @param kind what it is
/// @param anchor by which a heading is found in the page; blank for everything else
/// @param items one text for a heading or paragraph, one for each bullet, none for a table
/// @param rows the cells of a table, its head first
public record Block(Kind kind, String anchor, List<Line> items, List<List<Line>> rows) {

  /// What a part can be.
  public enum Kind {
    HEADING,
    SUBHEADING,
    PARAGRAPH,
    BULLETS,
    TABLE
  }

  /// A line of text.
  ///
  /// @param pieces what it is made of, in order
  public record Line(List<Piece> pieces) {
    /// The words without marks.
    public String words() {
      return String.join("", pieces.stream().map(Piece::text).toList());
    }
  }

  /// A piece of a line.
  ///
  /// @param target where it leads: blank, or a local path, or an address with `https:` or `mailto:`
  public record Piece(String text, String target, boolean strong) {}

  static Block of(Kind kind, List<Line> items) {
    return new Block(kind, "", items, List.of());
  }

  static Block heading(Kind kind, String anchor, Line text) {
    return new Block(kind, anchor, List.of(text), List.of());
  }

  static Block table(List<List<Line>> rows) {
    return new Block(Kind.TABLE, "", List.of(), rows);
  }

  /// The one text of a heading or paragraph.
  public Line line() {
    return items.getFirst();
  }

  public List<Line> head() {
    return rows.getFirst();
  }

  public List<List<Line>> body() {
    return rows.subList(1, rows.size());
  }
}
