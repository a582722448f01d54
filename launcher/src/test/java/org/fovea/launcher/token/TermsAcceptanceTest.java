package org.fovea.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.launcher.report.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsAcceptanceTest {
  @Test
  void readsTheCurrentVersion() {
    assertThat(TermsAcceptance.versionIn("{\"terms\":{\"current\":3,\"accepted\":null},\"x\":1}"))
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{}",
        "{\"terms\":{}}",
        "{\"terms\":1}",
        "{\"terms\":{\"current\":\"x\"}}"
      })
  void anotherAnswerIsRefused(String body) {
    assertThatThrownBy(() -> TermsAcceptance.versionIn(body)).isInstanceOf(LaunchException.class);
  }
}
