package org.fovea.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    var table = new TextTable("name", "who").row("ada", "a").row("wilhelmine", "b");
    assertThat(table.lines()).containsExactly("name        who", "ada         a", "wilhelmine  b");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new TextTable("name", "who").row("ada"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
