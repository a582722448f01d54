package org.fovea.service.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedRequestTest {
  private static final List<String> ASKED = List.of("POST", "/api/v1/spaces", "{}");

  @ParameterizedTest(name = "{0} is the key {1}")
  @CsvSource(
      quoteCharacter = '\'',
      value = {"'\"8e03-97\"', 8e03-97", "8e03-97, 8e03-97", "'  \"a\" ', a", "a=b;c~, a=b;c~"})
  void quotesAreNoPartOfAKey(String header, String key) {
    assertThat(KeyedRequest.of(header, ASKED).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"", "a b", "\"a", "a\\\"b", "schlüssel", "a\tb"})
  void whatIsNoKeyIsRefused(String header) {
    assertThatThrownBy(() -> KeyedRequest.of(header, ASKED)).isInstanceOf(InvalidException.class);
  }

  @Test
  void aKeyHasUpTo255Characters() {
    assertThat(KeyedRequest.of("k".repeat(255), ASKED).key()).hasSize(255);
    assertThatThrownBy(() -> KeyedRequest.of("k".repeat(256), ASKED))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void theFingerprintTellsRequestsApart() {
    var fingerprint = fingerprint("POST", "/a", "{}");

    assertThat(fingerprint).matches("[0-9a-f]{64}").isEqualTo(fingerprint("POST", "/a", "{}"));
    assertThat(fingerprint).isNotEqualTo(fingerprint("POST", "/a", "{ }"));
    assertThat(fingerprint).isNotEqualTo(fingerprint("POST", "/a{", "}"));
    assertThat(fingerprint).isNotEqualTo(fingerprint("POST", "/a", "{}", ""));
  }

  @Test
  void theKeyIsInNoLog() {
    assertThat(KeyedRequest.of("geheim", ASKED).toString()).doesNotContain("geheim");
  }

  private static String fingerprint(String... asked) {
    return KeyedRequest.of("key", List.of(asked)).fingerprint();
  }
}
