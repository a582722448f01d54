package org.fovea.service.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"7", "OTRS#2026112210000123", "INC-4711", "a/b:c_d.1"})
  void theNumberOfACaseHoldsADigit(String reference) {
    assertThat(CaseReference.is(reference)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ada",
        "Ada 1",
        "-1",
        "1\n",
        "1\n2",
        "\u0664\u0662",
        "123456789012345678901234567890123"
      })
  void namesAndSentencesAreNone(String reference) {
    assertThat(CaseReference.is(reference)).isFalse();
  }
}
