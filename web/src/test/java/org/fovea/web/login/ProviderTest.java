package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.fovea.web.login.provider.Fault;
import org.fovea.web.login.provider.Signing;
import org.fovea.web.login.provider.StandInPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderTest {
  private final LoginBench bench;

  ProviderTest() throws IOException {
    bench = new LoginBench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void asksNothingBeforeItIsNeeded() {
    assertThat(bench.provider.requests("/.well-known/openid-configuration")).isZero();
  }

  @Test
  void fetchesTheMetadataOnceForManyLogins() throws IOException {
    bench.logIn();
    bench.logIn();
    assertThat(bench.provider.requests("/.well-known/openid-configuration")).isEqualTo(1);
    assertThat(bench.provider.requests("/jwks")).isEqualTo(1);
  }

  @Test
  void findsTheNewKeysAfterARotation() throws IOException {
    bench.logIn();
    bench.provider.rotateKeys();
    bench.clock.pass(Duration.ofSeconds(10));
    assertThat(bench.logIn().card().initials()).isEqualTo("AL");
  }

  @Test
  void fetchesTheKeysOnceInTenSecondsUnderAFloodOfUnknownOnes() {
    for (int second = 0; second < 30; second++) {
      for (int token = 0; token < 5; token++) {
        assertThat(bench.tokens.find(unknownKey())).isEmpty();
      }
      bench.clock.pass(Duration.ofSeconds(1));
    }
    assertThat(bench.provider.requests("/jwks")).isEqualTo(3);
  }

  @Test
  void verifiesWithTheKeysItHasWhileTheProviderIsAway() {
    var before = bench.provider.accessToken(StandInPerson.ADA, LoginBench.SCOPES);
    var later = bench.provider.accessToken(StandInPerson.ADA, LoginBench.SCOPES);
    assertThat(bench.tokens.find(before)).isPresent();
    bench.provider.goDown();
    bench.clock.pass(Duration.ofMinutes(4));
    assertThat(bench.tokens.find(later)).isPresent();
  }

  @Test
  void forgetsARetiredKeyInTenMinutes() {
    var signedByRetired = bench.provider.accessToken(StandInPerson.ADA, LoginBench.SCOPES);
    assertThat(bench.tokens.find(unknownKey())).isEmpty(); // fetches the keys
    bench.provider.rotateKeys();
    bench.clock.pass(Duration.ofMinutes(10));
    assertThat(bench.tokens.find(signedByRetired)).isEmpty();
  }

  @Test
  void doesNotFloodAProviderThatIsBroken() {
    bench.provider.misbehave(Fault.BROKEN);
    for (int attempt = 0; attempt < 10; attempt++) {
      assertThat(fails()).isTrue();
    }
    assertThat(bench.provider.requests("/.well-known/openid-configuration")).isEqualTo(1);
  }

  private boolean fails() {
    try {
      bench.flow.depart(ReturnPath.HOME);
      return false;
    } catch (LoginFailedException e) {
      return e.failure() == LoginFailure.PROVIDER_DOWN;
    }
  }

  private String unknownKey() {
    return bench.provider.accessToken(
        StandInPerson.ADA, LoginBench.SCOPES, Map.of(), Signing.UNKNOWN_KEY);
  }
}
