package org.fovea.web.page.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.web.page.document.Comparison.Row;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void tellsWhatIsGoneAndWhatIsNew() {
    assertThat(Comparison.of("one\ntwo\nthree", "one\n2 & <b>\nthree\nfour"))
        .containsExactly(
            new Row("same", "one"),
            new Row("gone", "two"),
            new Row("new", "2 & <b>"),
            new Row("same", "three"),
            new Row("new", "four"));
  }

  @Test
  void changesStandUnderTheHeadingsOfTheirParts() {
    assertThat(Comparison.changes("## 1\none\n## 2\ntwo\nmore", "## 1\none\n## 2\nzwei\nmore"))
        .containsExactly(new Row("same", "2"), new Row("gone", "two"), new Row("new", "zwei"));
  }

  @Test
  void ofTheSameTextNothingIsNew() {
    assertThat(Comparison.of("one\n\ntwo", "one\n\ntwo"))
        .allMatch(row -> row.sign().equals("same"))
        .hasSize(2);
  }
}
