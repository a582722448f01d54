package org.fovea.web.rest.space;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.Serializable;
import java.io.StringReader;
import org.fovea.service.audit.Pseudonym;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCardTest {
  private static final Pseudonym WHO = new Pseudonym("K7Q4X2", "00112233445566778899aabbccddeeff");

  @Test
  void tellsPseudonymAndName() {
    var card = NameCard.of(WHO, "Zo\u00eb \"Z\" \u7530\u4e2d").orElseThrow();
    var told = Json.createReader(new StringReader(card.json())).readObject();

    assertThat(told.keySet()).containsExactly("label", "seed", "name");
    assertThat(told.getString("label")).isEqualTo(WHO.label());
    assertThat(told.getString("seed")).isEqualTo(WHO.seed());
    assertThat(told.getString("name")).isEqualTo("Zo\u00eb \"Z\" \u7530\u4e2d");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " Ada L. ,Ada L.",
        "'Ada\nevent: end',Ada event: end",
        "'Ada\r\n\r\ndata: x','Ada    data: x'",
        "Ada\u0000\u001b[31m,Ada[31m",
        "\u202egnihtemos\u202c,gnihtemos",
        "\u2066Ada\u2069\ufeff,Ada",
        "\u0631\u200c\u0646,\u0631\u200c\u0646", // a joiner belongs to the name
      })
  void cannotLeaveItsLine(String said, String told) {
    assertThat(NameCard.of(WHO, said).orElseThrow().name()).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u0000\n", "\u202e"})
  void isNoneWithoutAName(String said) {
    assertThat(NameCard.of(WHO, said)).isEmpty();
  }

  @Test
  void isNotLongerThanANameCanBe() {
    var name = NameCard.of(WHO, "\ud83d\udd2c".repeat(5000)).orElseThrow().name();

    assertThat(name.codePointCount(0, name.length())).isEqualTo(100);
  }

  @Test
  void cannotBeWrittenDown() {
    var card = NameCard.of(WHO, "Ada L.").orElseThrow();

    assertThat(card).isNotInstanceOf(Serializable.class).hasToString("NameCard[…]");
  }
}
