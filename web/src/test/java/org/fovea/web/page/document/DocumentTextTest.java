package org.fovea.web.page.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.web.page.document.Block.Kind;
import org.fovea.web.page.document.Block.Line;
import org.fovea.web.page.document.Block.Piece;
import org.junit.jupiter.api.Test;

class DocumentTextTest {
  private static Line plain(String text) {
    return new Line(List.of(new Piece(text, "", false)));
  }

  @Test
  void readsHeadingsBulletsTablesAndParagraphs() {
    var blocks =
        DocumentText.read(
            """
            ## One

            Words.
            - first
            - second
            ### Below
            | a | b |
            |---|---|
            | c | |
            """);

    assertThat(blocks)
        .extracting(Block::kind)
        .containsExactly(Kind.HEADING, Kind.PARAGRAPH, Kind.BULLETS, Kind.SUBHEADING, Kind.TABLE);
    assertThat(blocks.get(2).items()).containsExactly(plain("first"), plain("second"));
    assertThat(blocks.get(4).head()).containsExactly(plain("a"), plain("b"));
    assertThat(blocks.get(4).body()).containsExactly(List.of(plain("c"), new Line(List.of())));
    assertThat(blocks.getFirst().anchor()).isNotBlank().isNotEqualTo(blocks.get(3).anchor());
  }

  @Test
  void readsLinksAndStrongWords() {
    var line = DocumentText.read("See [this](/privacy), **now**.").getFirst().line();

    assertThat(line.pieces())
        .containsExactly(
            new Piece("See ", "", false),
            new Piece("this", "/privacy", false),
            new Piece(", ", "", false),
            new Piece("now", "", true),
            new Piece(".", "", false));
    assertThat(line.words()).isEqualTo("See this, now.");
  }

  @Test
  void aLinkLeadsNowhereElse() {
    for (var bad : List.of("[x](javascript:alert(1))", "[x](http://a.example)", "[x](data:,y)")) {
      assertThat(DocumentText.read(bad).getFirst().line().pieces())
          .allMatch(piece -> piece.target().isEmpty());
    }
  }

  @Test
  void aStarOfItsOwnStays() {
    assertThat(DocumentText.read("\\* = needed").getFirst().line()).isEqualTo(plain("* = needed"));
  }
}
