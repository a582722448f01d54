package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fovea.web.login.provider.Fault;
import org.fovea.web.login.provider.Forgery;
import org.fovea.web.login.provider.Habit;
import org.fovea.web.login.provider.Signing;
import org.fovea.web.login.provider.StandInPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodeFlowTest {
  private final LoginBench bench;

  CodeFlowTest() throws IOException {
    bench = new LoginBench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  static List<Set<Habit>> kindsOfProvider() {
    return List.of(
        Set.of(),
        Habit.HELMHOLTZ,
        Set.of(Habit.ES256),
        Set.of(Habit.SIGNED_USERINFO, Habit.CLAIMS_ONLY_IN_USERINFO),
        Set.of(Habit.NO_TYP, Habit.NO_INTROSPECTION),
        Set.of(Habit.ISS_PARAMETER, Habit.STRINGS_FOR_LISTS),
        EnumSet.allOf(Habit.class));
  }

  @ParameterizedTest
  @MethodSource("kindsOfProvider")
  void logsInAtEveryKindOfProvider(Set<Habit> habits) throws IOException {
    bench.provider.behave(habits);
    var identity = bench.logIn();
    assertThat(identity.person().who().sub()).isEqualTo(StandInPerson.ADA.sub());
    assertThat(identity.person().who().issuer()).isEqualTo(bench.provider.issuer().toString());
    assertThat(identity.person().affiliations().external())
        .containsExactly("faculty@fz-juelich.de");
    assertThat(identity.person().affiliations().entitlements().values())
        .hasSize(habits.contains(Habit.MANY_ENTITLEMENTS) ? 202 : 2);
    assertThat(identity.card().initials()).isEqualTo("AL");
  }

  @Test
  void asksWithPkceAndNonceAndTheConfiguredScopes() {
    var address = bench.flow.depart(ReturnPath.HOME).address();
    assertThat(address.getRawQuery())
        .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=")
        .contains("redirect_uri=https%3A%2F%2Ffovea.example%2Flogin")
        .contains("eduperson_entitlement");
  }

  @Test
  void neverAsksTwiceWithTheSameSecrets() {
    var one = bench.flow.depart(ReturnPath.HOME).state();
    var other = bench.flow.depart(ReturnPath.HOME).state();
    assertThat(Set.of(one.state(), one.nonce(), one.verifier()))
        .doesNotContain(other.state(), other.nonce(), other.verifier());
  }

  @Test
  void asksAnewWhoItIsIfThatIsWanted() throws IOException {
    var departure = bench.flow.depart(ReturnPath.HOME, true);
    assertThat(departure.address().getRawQuery()).contains("prompt=login", "max_age=0");
    assertThat(bench.flow.depart(ReturnPath.HOME).address().getRawQuery())
        .doesNotContain("prompt", "max_age");

    var proved = bench.logInAfresh().life().authenticated().orElseThrow();
    assertThat(proved).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    assertThat(bench.logIn().life().authenticated()).isEmpty();
  }

  static List<Forgery> staleLogins() {
    var hourAgo = Instant.now().minusSeconds(3600).getEpochSecond();
    return List.of(
        new Forgery("no auth_time", c -> c.claim("auth_time", null), Signing.RIGHT),
        new Forgery("an hour ago", c -> c.claim("auth_time", hourAgo), Signing.RIGHT));
  }

  @ParameterizedTest
  @MethodSource("staleLogins")
  void letsNobodyInOnAnOldLoginIfANewOneIsWanted(Forgery stale) throws IOException {
    bench.provider.forge(stale);

    assertThatFails(bench::logInAfresh, LoginFailure.BAD_ANSWER);
    assertThat(bench.logIn().person().who().sub()).isEqualTo(StandInPerson.ADA.sub());
  }

  static List<Forgery> forgeries() {
    return Forgery.all();
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void letsNobodyInOnAForgedIdToken(Forgery forgery) {
    bench.provider.forge(forgery);
    assertThatFails(bench::logIn, LoginFailure.BAD_ANSWER);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_ID_TOKEN, BAD_ANSWER",
    "NOT_A_TOKEN, BAD_ANSWER",
    "CODE_REFUSED, STATE_LOST",
    "USERINFO_OF_ANOTHER, BAD_ANSWER",
    "USERINFO_WITHOUT_SUB, BAD_ANSWER",
    "USERINFO_FORGED, BAD_ANSWER",
    "USERINFO_NOT_JSON, BAD_ANSWER",
    "METADATA_OF_ANOTHER, PROVIDER_DOWN",
    "ACCESS_DENIED, CANCELLED",
    "RESPONSE_OF_ANOTHER_ISSUER, BAD_ANSWER",
    "BROKEN, PROVIDER_DOWN",
    "ENDLESS_ANSWER, PROVIDER_DOWN"
  })
  void letsNobodyInAtAFaultyProvider(Fault fault, LoginFailure failure) {
    bench.provider.misbehave(fault);
    assertThatFails(bench::logIn, failure);
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "ENDLESS_ANSWER"})
  void letsNobodyInWhenTheProviderFailsInTheMiddle(Fault fault) throws IOException {
    var departure = bench.flow.depart(ReturnPath.HOME);
    var arrival = LoginBench.arrival(departure);
    bench.provider.misbehave(fault);
    assertThatFails(
        () -> bench.flow.arrive(arrival, departure.state()), LoginFailure.PROVIDER_DOWN);
  }

  @Test
  void doesNotWaitForASilentProvider() throws IOException {
    try (var hasty = new LoginBench(Duration.ofMillis(200))) {
      hasty.provider.misbehave(Fault.SILENT);
      assertThatFails(() -> hasty.flow.depart(ReturnPath.HOME), LoginFailure.PROVIDER_DOWN);
    }
  }

  @Test
  void missesThePromisedIssuer() {
    bench.provider.behave(Set.of(Habit.ISS_PARAMETER));
    bench.provider.misbehave(Fault.RESPONSE_WITHOUT_ISSUER);
    assertThatFails(bench::logIn, LoginFailure.BAD_ANSWER);
  }

  @Test
  void usesACodeOnce() throws IOException {
    var departure = bench.flow.depart(ReturnPath.HOME);
    var arrival = LoginBench.arrival(departure);
    bench.flow.arrive(arrival, departure.state());
    assertThatFails(() -> bench.flow.arrive(arrival, departure.state()), LoginFailure.STATE_LOST);
  }

  @Test
  void refusesACodeThatAnotherLoginBegan() throws IOException {
    var stolen = LoginBench.arrival(bench.flow.depart(ReturnPath.HOME));
    var own = bench.flow.depart(ReturnPath.HOME);
    assertThatFails(() -> bench.flow.arrive(stolen, own.state()), LoginFailure.STATE_LOST);
  }

  @Test
  void sendsNobodyToAProviderThatIsAway() throws IOException {
    bench.logIn();
    bench.provider.goDown();
    bench.clock.pass(Duration.ofSeconds(11));
    assertThatFails(() -> bench.flow.depart(ReturnPath.HOME), LoginFailure.PROVIDER_DOWN);
  }

  @Test
  void worksAgainByItselfAfterAnOutage() throws IOException {
    bench.provider.goDown();
    assertThatFails(() -> bench.flow.depart(ReturnPath.HOME), LoginFailure.PROVIDER_DOWN);
    bench.provider.comeBack();
    bench.clock.pass(Duration.ofSeconds(3));
    assertThat(bench.logIn().card().username()).isEqualTo("adaxqv");
  }

  @Test
  void saysNothingOfThePersonWhenPrinted() throws IOException {
    var identity = bench.logIn();
    var printed =
        identity + " " + identity.person() + " " + identity.card() + " " + identity.idToken();
    assertThat(printed).doesNotContain("xqv", "fz-juelich", "urn:geant", StandInPerson.ADA.sub());
    assertThat(identity).isNotInstanceOf(Serializable.class);
  }

  private static void assertThatFails(ThrowingCallable login, LoginFailure failure) {
    assertThatThrownBy(login)
        .isInstanceOfSatisfying(
            LoginFailedException.class,
            e -> {
              assertThat(e.failure()).isEqualTo(failure);
              assertThat(e).hasNoCause();
              assertThat(e.getMessage()).doesNotContain("xqv", "eyJ", "another.example.org");
            });
  }
}
