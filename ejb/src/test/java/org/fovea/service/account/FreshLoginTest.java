package org.fovea.service.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fovea.service.shared.DeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshLoginTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:31:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({"0, true", "299, true", "300, true", "301, false", "86400, false"})
  void lastsFiveMinutes(long secondsAgo, boolean fresh) {
    var login = Optional.of(NOW.minusSeconds(secondsAgo));

    assertThat(FreshLogin.isFresh(login, CLOCK)).isEqualTo(fresh);
  }

  @Test
  void whoseLoginNobodyKnowsIsRefusedInWords() {
    assertThatThrownBy(() -> FreshLogin.require(Optional.empty(), CLOCK))
        .isInstanceOf(DeniedException.class)
        .hasMessageContaining("/account/close");
  }
}
