package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"Ring", "R", "Zürich 2026 – µCT", "脳", "👩‍🔬 at work", "<b>", "ا ب"})
  void takesWhatPeopleWrite(String name) {
    assertThat(SpaceTexts.name("  " + name + "\t")).isEqualTo(name);
  }

  @Test
  void countsCharactersAsTheDatabaseDoes() {
    assertThat(SpaceTexts.name("𝔘".repeat(200))).hasSize(400);
    assertThatThrownBy(() -> SpaceTexts.name("𝔘".repeat(201)))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @MethodSource("noNames")
  void refusesWhatIsNoName(String name) {
    assertThatThrownBy(() -> SpaceTexts.name(name)).isInstanceOf(InvalidException.class);
  }

  static Stream<String> noNames() {
    return Stream.of(
        "",
        "   ",
        "\u00a0\u2003",
        "\u200b\u200d", // nothing that can be seen
        "two\nlines",
        "a\u0000b",
        "a\u0085b",
        "a\u2028b",
        "a\u202egpj.exe", // turns the direction of what follows
        "half \ud83d of a character");
  }

  @Test
  void aDescriptionHasLinesAndMayBeEmpty() {
    assertThat(SpaceTexts.description(" one\r\n\ttwo \n")).isEqualTo("one\n\ttwo");
    assertThat(SpaceTexts.description("")).isEmpty();
  }

  @Test
  void aDescriptionHasAtMostFourThousandCharacters() {
    assertThat(SpaceTexts.description("x".repeat(4000))).hasSize(4000);
    assertThatThrownBy(() -> SpaceTexts.description("x".repeat(4001)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> SpaceTexts.description("a\u0007b"))
        .isInstanceOf(InvalidException.class);
  }
}
