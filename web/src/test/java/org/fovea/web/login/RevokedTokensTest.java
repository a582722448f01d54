package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.Test;

class RevokedTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.500Z");
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private static final Subject BOB = new Subject("https://login.example.org", "bob");

  private final RevokedTokens tokens = new RevokedTokens(Clock.fixed(NOW, ZoneOffset.UTC));

  private static Bearer bearer(Subject who, Optional<Instant> issued) {
    return new Bearer(new Caller.Person(who, Affiliations.NONE), issued, TokenScope.ADMIN);
  }

  @Test
  void refusesWhatWasIssuedBefore() {
    tokens.revoke(ADA);

    assertThat(tokens.refuses(bearer(ADA, Optional.of(NOW.minus(Duration.ofDays(400)))))).isTrue();
    assertThat(tokens.refuses(bearer(ADA, Optional.of(NOW.minusMillis(500))))).isTrue();
    assertThat(tokens.refuses(bearer(ADA, Optional.of(NOW.plusMillis(500))))).isFalse();
    assertThat(tokens.refuses(bearer(BOB, Optional.of(NOW.minusSeconds(60))))).isFalse();
  }

  @Test
  void refusesForADayWhatDoesNotSayWhenItWasIssued() {
    var clock = new SettableClock();
    var moving = new RevokedTokens(clock);
    var before = clock.instant().minusSeconds(1);
    moving.revoke(ADA);

    assertThat(moving.refuses(bearer(ADA, Optional.empty()))).isTrue();
    clock.pass(Duration.ofHours(25));
    assertThat(moving.refuses(bearer(ADA, Optional.empty()))).isFalse();
    assertThat(moving.refuses(bearer(ADA, Optional.of(before)))).isTrue();
  }

  @Test
  void refusesNothingOfWhoHasRevokedNothing() {
    assertThat(tokens.refuses(bearer(ADA, Optional.empty()))).isFalse();
  }
}
