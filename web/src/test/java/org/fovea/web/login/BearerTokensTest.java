package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.web.login.provider.Fault;
import org.fovea.web.login.provider.Habit;
import org.fovea.web.login.provider.Signing;
import org.fovea.web.login.provider.StandInPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {
  private static final StandInPerson ADA = StandInPerson.ADA;
  private final LoginBench bench;

  BearerTokensTest() throws IOException {
    bench = new LoginBench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  static List<Set<Habit>> kindsOfToken() {
    return List.of(
        Set.of(),
        Set.of(Habit.NO_TYP),
        Set.of(Habit.ES256),
        Set.of(Habit.CLAIMS_ONLY_IN_USERINFO),
        Habit.HELMHOLTZ,
        Set.of(Habit.OPAQUE_ACCESS_TOKENS, Habit.NO_INTROSPECTION, Habit.SIGNED_USERINFO));
  }

  @ParameterizedTest
  @MethodSource("kindsOfToken")
  void knowsThePersonOfEveryKindOfToken(Set<Habit> habits) {
    bench.provider.behave(habits);
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES);
    var person = bench.tokens.find(token).orElseThrow().person();
    assertThat(person.who().sub()).isEqualTo(ADA.sub());
    assertThat(person.affiliations().external()).containsExactly("faculty@fz-juelich.de");
  }

  @ParameterizedTest
  @MethodSource("kindsOfToken")
  void knowsTheScopeWhereTheProviderTellsIt(Set<Habit> habits) {
    bench.provider.behave(habits);
    var token = bench.provider.accessToken(ADA, Set.of("openid", "fovea.read"));
    var told = !habits.contains(Habit.SIGNED_USERINFO);
    for (int i = 0; i < 2; i++) { // the second time from memory
      assertThat(bench.tokens.find(token).orElseThrow().scope())
          .isEqualTo(told ? TokenScope.READ : TokenScope.ADMIN);
    }
  }

  @Test
  void readsAScopeThatIsAnArray() {
    var scope = Map.of("scope", List.of("openid", "fovea.write"));
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES, scope, Signing.RIGHT);
    assertThat(bench.tokens.find(token).orElseThrow().scope()).isEqualTo(TokenScope.WRITE);
  }

  static List<Map<String, ?>> wrongClaims() {
    var longAgo = Instant.now().minusSeconds(3600).getEpochSecond();
    var later = Instant.now().plusSeconds(3600).getEpochSecond();
    return List.of(
        Map.of("aud", "another-client"),
        Map.of("aud", List.of("account")),
        Collections.singletonMap("aud", null),
        Map.of("aud", "Fovea-Web"),
        Map.of("iss", "https://another.example.org"),
        Collections.singletonMap("iss", null),
        Map.of("exp", longAgo),
        Collections.singletonMap("exp", null),
        Map.of("nbf", later),
        Collections.singletonMap("sub", null),
        Map.of("typ", "ID"),
        Map.of("typ", "Refresh"),
        Map.of("typ", "Logout"),
        Map.of("nonce", "n"),
        Map.of("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
        Map.of("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void refusesASignedTokenWithWrongClaims(Map<String, ?> changes) {
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES, changes, Signing.RIGHT);
    assertThat(bench.tokens.find(token)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void refusesATokenSignedWrongly(Signing how) {
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES, Map.of(), how);
    assertThat(bench.tokens.find(token)).isEmpty();
  }

  @Test
  void refusesAnIdToken() {
    assertThat(bench.tokens.find(bench.provider.idToken(ADA))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "invented", "a b", "eyJ.eyJ.x", "x\r\ny", "..", "ä"})
  void refusesWhatIsNoTokenAtAll(String token) {
    assertThat(bench.tokens.find(token)).isEmpty();
  }

  @Test
  void asksNobodyAboutWhatIsNoTokenOrTooLong() {
    bench.provider.behave(Habit.HELMHOLTZ);
    assertThat(bench.tokens.find("a b")).isEmpty();
    assertThat(bench.tokens.find("x".repeat(16_385))).isEmpty();
    assertThat(bench.provider.requests("/introspect")).isZero();

    assertThat(bench.tokens.find("x".repeat(16_384))).isEmpty();
    assertThat(bench.provider.requests("/introspect")).isEqualTo(1);
  }

  @Test
  void refusesAnOpaqueTokenOfAnotherClient() {
    bench.provider.behave(Habit.HELMHOLTZ);
    var token = bench.provider.accessTokenOfAnotherClient(ADA, LoginBench.SCOPES);
    assertThat(bench.tokens.find(token)).isEmpty();
  }

  @Test
  void refusesAnOpaqueTokenThatOnlyPlainUserinfoKnows() {
    bench.provider.behave(Set.of(Habit.OPAQUE_ACCESS_TOKENS, Habit.NO_INTROSPECTION));
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES);
    assertThat(bench.tokens.find(token)).isEmpty();
  }

  @Test
  void refusesATokenOfAnotherClientThatSignedUserinfoKnows() {
    bench.provider.behave(
        Set.of(Habit.OPAQUE_ACCESS_TOKENS, Habit.NO_INTROSPECTION, Habit.SIGNED_USERINFO));
    var token = bench.provider.accessTokenOfAnotherClient(ADA, LoginBench.SCOPES);
    assertThatThrownBy(() -> bench.tokens.find(token))
        .isInstanceOfSatisfying(
            LoginFailedException.class,
            e -> assertThat(e.failure()).isEqualTo(LoginFailure.BAD_ANSWER));
  }

  @Test
  void refusesATokenWhoseUserinfoIsAboutSomebodyElse() {
    bench.provider.behave(Habit.HELMHOLTZ);
    bench.provider.misbehave(Fault.USERINFO_OF_ANOTHER);
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES);
    assertThatThrownBy(() -> bench.tokens.find(token)).isInstanceOf(LoginFailedException.class);
  }

  @Test
  void asksOnceForATokenItKnows() {
    bench.provider.behave(Habit.HELMHOLTZ);
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES);
    for (int request = 0; request < 5; request++) {
      assertThat(bench.tokens.find(token)).isPresent();
    }
    assertThat(bench.provider.requests("/introspect")).isEqualTo(1);
    assertThat(bench.provider.requests("/userinfo")).isEqualTo(1);
  }

  @Test
  void refusesARevokedOpaqueTokenAfterFiveMinutes() {
    bench.provider.behave(Habit.HELMHOLTZ);
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES);
    assertThat(bench.tokens.find(token)).isPresent();
    bench.provider.revoke(token);
    bench.clock.pass(Duration.ofMinutes(5));
    assertThat(bench.tokens.find(token)).isEmpty();
  }

  @Test
  void forgetsASignedTokenWhenItExpires() {
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES);
    assertThat(bench.tokens.find(token)).isPresent();
    bench.clock.pass(Duration.ofSeconds(300 + 61)); // its life and the allowed skew
    assertThat(bench.tokens.find(token)).isEmpty();
  }

  @Test
  void tellsAnOutageFromABadToken() {
    bench.provider.behave(Habit.HELMHOLTZ);
    var token = bench.provider.accessToken(ADA, LoginBench.SCOPES);
    bench.provider.misbehave(Fault.BROKEN);
    assertThatThrownBy(() -> bench.tokens.find(token))
        .isInstanceOfSatisfying(
            LoginFailedException.class,
            e -> assertThat(e.failure()).isEqualTo(LoginFailure.PROVIDER_DOWN));
  }
}
