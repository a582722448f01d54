package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.shared.InvalidException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationConditionTest {
  private static final String GROUP = "urn:geant:example.org:group:optics";

  @Test
  void whoAsksForNothingIsMetByAnybody() {
    assertThat(condition(null, null).unmet(Affiliations.NONE, EntitlementTrust.ANYBODY)).isEmpty();
  }

  @Test
  void aScopeIsMetByEachClaimThatNamesTheDomain() {
    var condition = condition("Example.ORG", null);

    assertThat(unmet(condition, List.of("faculty@example.org"), List.of(), List.of())).isEmpty();
    assertThat(unmet(condition, List.of(), List.of("member@EXAMPLE.org"), List.of())).isEmpty();
    assertThat(unmet(condition, List.of(), List.of(), List.of("Example.org"))).isEmpty();
  }

  @Test
  void aScopeIsNotMetByADomainBelowOrBeside() {
    var condition = condition("example.org", null);

    assertThat(unmet(condition, List.of("faculty@login.example.org"), List.of(), List.of()))
        .containsExactly("Your home organisation must be example.org.");
    assertThat(unmet(condition, List.of(), List.of("member@badexample.org"), List.of())).hasSize(1);
    assertThat(unmet(condition, List.of(), List.of(), List.of())).hasSize(1);
  }

  @Test
  void aScopeIsNotMetByGraduatesAndVisitorsOfTheLibrary() {
    var condition = condition("example.org", null);
    var domain = List.of("example.org"); // which graduates have, too

    for (var held : List.of("alum@example.org", "Library-Walk-In@example.org")) {
      assertThat(unmet(condition, List.of(held), List.of(), List.of())).hasSize(1);
      assertThat(unmet(condition, List.of(), List.of(held), domain)).hasSize(1);
      assertThat(unmet(condition, List.of(held, "student@example.org"), List.of(), domain))
          .isEmpty();
      assertThat(unmet(condition, List.of(held), List.of("member@example.org"), domain)).isEmpty();
    }
    assertThat(unmet(condition, List.of("alum@elsewhere.org"), List.of(), domain)).isEmpty();
    assertThat(unmet(condition, List.of("affiliate@example.org"), List.of(), List.of())).isEmpty();
    assertThat(unmet(condition, List.of("fellow@example.org"), List.of(), List.of())).isEmpty();
  }

  @Test
  void anEntitlementIsMetByOneThatSatisfiesIt() {
    var condition = condition(null, GROUP);

    assertThat(condition.unmet(entitled(GROUP + ":lasers"), EntitlementTrust.ANYBODY)).isEmpty();
    assertThat(condition.unmet(entitled(GROUP + "x"), EntitlementTrust.ANYBODY))
        .containsExactly("You must hold the entitlement " + GROUP + ".");
  }

  @Test
  void anEntitlementIsNotMetByOneWhoseAuthorityIsNotTrusted() {
    var trust = new EntitlementTrust(Set.of("login.example.org"), Set.of("*"), false);
    var condition = condition(null, GROUP);

    assertThat(condition.unmet(entitled(GROUP + "#login.example.org"), trust)).isEmpty();
    assertThat(condition.unmet(entitled(GROUP + "#test.example.org"), trust)).hasSize(1);
  }

  @Test
  void bothAreAskedForAndBothAreTold() {
    var condition = condition("example.org", GROUP);

    assertThat(condition.unmet(Affiliations.NONE, EntitlementTrust.ANYBODY)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "org",
        "example",
        "exa mple.org",
        "-a.org",
        "a..org",
        "a.org.",
        "@a.org",
        "a.1"
      })
  void whatIsNoDomainIsRefused(String text) {
    assertThatThrownBy(() -> condition(text, null))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.code()).isEqualTo("required-scope"));
  }

  @Test
  void whatIsNoEntitlementIsRefused() {
    assertThatThrownBy(() -> condition(null, "everybody"))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.code()).isEqualTo("required-entitlement"));
  }

  private static InvitationCondition condition(
      @Nullable String scope, @Nullable String entitlement) {
    return InvitationCondition.of(
        new NewInvitation(
            Role.VIEWER,
            Optional.empty(),
            Duration.ofDays(1),
            Optional.ofNullable(scope),
            Optional.ofNullable(entitlement)));
  }

  private static List<String> unmet(
      InvitationCondition condition,
      List<String> external,
      List<String> scoped,
      List<String> organisations) {
    return condition.unmet(
        new Affiliations(external, scoped, organisations, Set.of(), Set.of()),
        EntitlementTrust.ANYBODY);
  }

  private static Affiliations entitled(String... entitlements) {
    return new Affiliations(List.of(), List.of(), List.of(), Set.of(entitlements), Set.of());
  }
}
