package org.fovea.service.institution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RorIdTest {
  @ParameterizedTest
  @CsvSource({
    "https://ror.org/01ggx4157, 01ggx4157",
    "http://ror.org/01ggx4157/, 01ggx4157",
    "ror.org/02nv7yv05, 02nv7yv05",
    "02NV7YV05, 02nv7yv05",
    "' 04t3en479 ', 04t3en479",
    "03vek6s52, 03vek6s52"
  })
  void isReadWithTheAddressOrWithout(String text, String id) {
    assertThat(RorId.find(text)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01ggx4158", // check digits
        "01ggx4751", // digits exchanged
        "01gxg4157", // letters exchanged
        "11ggx4157", // begins otherwise
        "01gix4157", // a letter that the alphabet lacks
        "01ggx41570",
        "https://example.org/01ggx4157",
        "https://ror.org/01ggx4157?x"
      })
  void isRefusedIfFormOrCheckDigitsAreWrong(String text) {
    assertThat(RorId.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01ggx4157", "02nv7yv05", "04t3en479"})
  void everyChangeOfOneCharacterIsNoticed(String id) {
    var alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    for (int at = 1; at < 7; at++) {
      for (var other : alphabet.split("", -1)) {
        if (!other.equals(id.substring(at, at + 1))) {
          assertThat(RorId.find(id.substring(0, at) + other + id.substring(at + 1))).isEmpty();
        }
      }
    }
  }
}
