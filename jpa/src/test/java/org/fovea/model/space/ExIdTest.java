package org.fovea.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExIdTest {
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";

  static Stream<ExId> drawn() {
    var random = new Random(20261122);
    var facilities = new String[] {"QST", "NHV", "SNW", "JSC", "AB", "ZYXWVUTS"};
    return Stream.generate(
            () -> ExId.draw(facilities[random.nextInt(6)], 2026 + random.nextInt(9), random))
        .limit(200);
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void whatIsDrawnIsRead(ExId drawn) {
    assertThat(ExId.parse(drawn.value())).contains(drawn);
    assertThat(ExId.parse(" " + drawn.value().toLowerCase(java.util.Locale.ROOT) + "\n"))
        .contains(drawn);
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void anyOneWrongCharacterIsFoundOut(ExId drawn) {
    var text = drawn.value();
    for (int i = 0; i < text.length(); i++) {
      for (int c = 0; c < CHARACTERS.length(); c++) {
        var typo = text.substring(0, i) + CHARACTERS.charAt(c) + text.substring(i + 1);
        // I, L and O are read as the digits that they look like
        boolean same = ExId.parse(typo).filter(drawn::equals).isPresent();
        if (!same) {
          assertThat(ExId.parse(typo)).as(typo).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void twoCharactersOfTheTagInEachOthersPlaceAreFoundOut(ExId drawn) {
    var text = drawn.value().toCharArray();
    for (int i = text.length - 5; i < text.length; i++) {
      for (int j = i + 1; j < text.length; j++) {
        if (text[i] != text[j]) {
          var swapped = text.clone();
          swapped[i] = text[j];
          swapped[j] = text[i];
          assertThat(ExId.parse(new String(swapped))).as("%d and %d", i, j).isEmpty();
        }
      }
    }
  }

  @Test
  void lettersThatLookLikeDigitsAreReadAsThem() {
    var drawn = drawn().filter(id -> id.value().substring(id.value().length() - 5).contains("0"));
    var id = drawn.findFirst().orElseThrow();
    int tag = id.value().lastIndexOf('-') + 1;
    var written = id.value().substring(0, tag) + id.value().substring(tag).replace('0', 'o');

    assertThat(ExId.parse(written)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JSC", "JSC-2026", "J-2026-00000", "JSC-26-00000", "JSC-2026-0000U"})
  void whatHasAnotherFormIsNone(String text) {
    assertThat(ExId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new ExId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
