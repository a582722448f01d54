package org.fovea.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalFileTest {
  @ParameterizedTest(name = "{0} is titled {1}")
  @CsvSource({
    "kidney_section_04.svs, kidney section 04",
    "map.of.the.moon.tiff, map.of.the.moon",
    "no ending, no ending",
    ".svs, .svs"
  })
  void theTitleIsTheNameWithoutItsEnding(String name, String title) {
    assertThat(new OriginalFile(name, 1).title()).isEqualTo(title);
  }
}
