package org.fovea.web.rest.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final List<String> MISSING = List.of();

  /// The examples of RFC 9110, sections 13.1.1 and 13.1.2, and what is not as they want it.
  @ParameterizedTest(name = "{0} is wanted: {1}, is known: {2}")
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'\"tag\"', true, true",
        "' \"tag\" ', true, true",
        "'\"other\", \"tag\"', true, true",
        "'\"other\",,\"tag\",', true, true",
        "'\"a,b\", \"tag\"', true, true",
        "*, true, true",
        "'W/\"tag\"', false, true",
        "'\"other\", W/\"tag\"', false, true",
        "'\"other\"', false, false",
        "'\"Tag\"', false, false",
        "'\"a,tag\"', false, false",
        "'\"other\", *', false, false",
        "'\"*\"', false, false",
        "'w/\"tag\"', false, false",
        "tag, false, false",
        "'\"tag', false, false",
        "'', false, false"
      })
  void tagsAreNamedWhole(String header, boolean wanted, boolean known) {
    assertThat(new Conditions(List.of(header), MISSING).isWanted("tag")).isEqualTo(wanted);
    assertThat(new Conditions(MISSING, List.of(header)).isKnown("tag")).isEqualTo(known);
  }

  @Test
  void linesOfOneHeaderAreOneList() {
    var lines = List.of("\"other\", \"third\"", "\"tag\"");

    assertThat(new Conditions(lines, MISSING).isWanted("tag")).isTrue();
    assertThat(new Conditions(MISSING, lines).isKnown("tag")).isTrue();
  }

  @Test
  void whoAsksForNothingMayChangeEverything() {
    var nothing = new Conditions(MISSING, MISSING);

    assertThat(nothing.any()).isFalse();
    assertThat(nothing.allow("tag")).isTrue();
    assertThat(nothing.isKnown("tag")).isFalse();
  }

  @Test
  void bothHeadersCount() {
    var same = List.of("\"tag\"");

    assertThat(new Conditions(same, List.of("\"other\"")).allow("tag")).isTrue();
    assertThat(new Conditions(same, same).allow("tag")).isFalse();
    assertThat(new Conditions(MISSING, List.of("*")).allow("tag")).isFalse();
    assertThat(new Conditions(List.of("\"other\""), MISSING).any()).isTrue();
    assertThat(new Conditions(MISSING, List.of("\"other\"")).any()).isTrue();
  }
}
