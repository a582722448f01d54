package org.fovea.service.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
  /// Digests of `hello world`, by `openssl dgst -binary | base64`.
  private static final String SHA1 = "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=";

  private static final String SHA256 = "sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=";

  @ParameterizedTest
  @ValueSource(strings = {SHA1, SHA256, " " + SHA256 + " "})
  void matchesTheBytesMeantAndNoOthers(String header) {
    assertThat(matches(header, "hello world")).isTrue();
    assertThat(matches(header, "hello world!")).isFalse();
    assertThat(matches(header, "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1 Kq5s", "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0="})
  void aDigestOfAnotherLengthMatchesNothing(String header) {
    assertThat(matches(header, "hello world")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sha1",
        "sha1 ",
        "Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "md5 XrY7u+Ae7tCTyyK7j1rNww==",
        "SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "sha-1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "sha1  Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0= more",
        "sha1 2aae6c35c94fcfb415dbe95f408b9ce91ee846ed!",
        "sha1 Kq5s-_",
        "sha1\tKq5sNclPz7QV2+lfQIuc6R7oRu0="
      })
  void anotherFormIsRefused(String header) {
    assertThatThrownBy(() -> Checksum.parse(header))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.code()).isEqualTo("upload-checksum"));
  }

  @Test
  void everyAlgorithmThatIsOfferedIsUnderstood() {
    for (var algorithm : Checksum.ALGORITHMS.split(",", -1)) {
      assertThat(Checksum.parse(algorithm + " AAAA").begin()).as(algorithm).isNotNull();
    }
  }

  private static boolean matches(String header, String text) {
    var checksum = Checksum.parse(header);
    var digest = checksum.begin();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return checksum.matches(digest);
  }
}
