package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  private static List<String> forms(Encoding encoding, String text) {
    return encoding.forms(text).stream()
        .map(form -> new String(form, StandardCharsets.ISO_8859_1))
        .toList();
  }

  @ParameterizedTest(name = "{1} stands as {2} in {0}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "UTF_8, ä, Ã¤",
        "UTF_8, ä, aÌ\u0088",
        "LATIN_1, ä, ä",
        "URL, a@ä, a%40%C3%A4",
        "URL, a@ä, a@%C3%A4",
        "URL, a b, a+b",
        "URL, a b, a%20b",
        "HEX, aé, 61c3a9",
        "ESCAPED, aé, a\\u00e9",
        "ESCAPED, aé, \\u0061\\u00e9",
        "ESCAPED, O'é, O&#39;Ã©",
        "ESCAPED, O'é, O&#39;&#233;",
        "ESCAPED, O'é, O'&#xe9;",
        "ESCAPED, O'e, O''e",
        "ESCAPED, O'e, O\\u0027e"
      })
  void writesATextAsFilesDo(Encoding encoding, String text, String form) {
    assertThat(forms(encoding, text)).contains(form);
  }

  @Test
  void sixteenBitFormsHaveBothByteOrders() {
    assertThat(Encoding.UTF_16LE.forms("a").getFirst()).containsExactly('a', 0);
    assertThat(Encoding.UTF_16BE.forms("a").getFirst()).containsExactly(0, 'a');
  }

  @ParameterizedTest(name = "after {0} bytes")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void theBase64FormStandsInTheBase64OfAnythingAround(int before) {
    var text = "Zwirnadella";
    var around = "x".repeat(before) + text + "y".repeat(7);
    var base64 = Base64.getEncoder().encodeToString(around.getBytes(StandardCharsets.UTF_8));
    var encoding =
        List.of(Encoding.BASE64_AT_0, Encoding.BASE64_AT_1, Encoding.BASE64_AT_2).get(before % 3);
    assertThat(forms(encoding, text)).allMatch(form -> form.length() >= 13);
    assertThat(base64).contains(forms(encoding, text).getFirst());
  }
}
