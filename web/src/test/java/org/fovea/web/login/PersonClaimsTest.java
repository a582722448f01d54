package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fovea.service.access.Affiliations;
import org.junit.jupiter.api.Test;

class PersonClaimsTest {
  @Test
  void takesAListAndABareStringAlike() {
    var list = of(Map.of("eduperson_entitlement", List.of("urn:a")));
    var bare = of(Map.of("eduperson_entitlement", "urn:a"));
    assertThat(list.affiliations()).isEqualTo(bare.affiliations());
  }

  @Test
  void mergesTheOldAndTheNewNameOfEntitlements() {
    var claims =
        of(Map.of("eduperson_entitlement", List.of("urn:a", "urn:b"), "entitlements", "urn:c"));
    assertThat(claims.affiliations().entitlements().values())
        .containsExactlyInAnyOrder("urn:a", "urn:b", "urn:c");
  }

  @Test
  void mergesWhatUserinfoAndIdTokenSay() {
    var claims =
        new PersonClaims(
            List.of(
                Map.of("voperson_external_affiliation", "faculty@kit.edu", "name", "First"),
                Map.of(
                    "voperson_external_affiliation",
                    List.of("faculty@kit.edu", "member@kit.edu"))));
    assertThat(claims.affiliations().external())
        .containsExactly("faculty@kit.edu", "member@kit.edu");
    assertThat(claims.card().name()).isEqualTo("First");
  }

  @Test
  void keepsAnEntitlementWithASpaceWhole() {
    var group = "urn:geant:helmholtz.de:group:Arbeitskreise:AG IT Services#login.helmholtz.de";
    assertThat(of(Map.of("entitlements", group)).affiliations().entitlements().values())
        .containsExactly(group);
  }

  @Test
  void ignoresValuesOfStrangeShape() {
    var claims =
        of(
            Map.of(
                "eduperson_entitlement",
                Arrays.asList("urn:a", 7, null, Map.of("x", "y"), " "),
                "eduperson_assurance",
                Map.of("not", "a list"),
                "unheard_of",
                true));
    assertThat(claims.affiliations().entitlements().values()).containsExactly("urn:a");
    assertThat(claims.affiliations().assurance()).isEmpty();
  }

  @Test
  void knowsNothingOfSomebodyWithoutClaims() {
    assertThat(of(Map.of("sub", "x")).affiliations()).isEqualTo(Affiliations.NONE);
    assertThat(of(Map.of("sub", "x")).tellAffiliations()).isFalse();
    assertThat(of(Map.of("sub", "x")).card()).isEqualTo(PersonCard.BLANK);
  }

  @Test
  void showsTheHomeOrganisationAndNotTheFirstGroup() {
    var claims =
        of(
            Map.of(
                "voperson_external_affiliation", List.of("employee@kit.edu"),
                "eduperson_entitlement", List.of("urn:geant:helmholtz.de:group:GFZ#x")));
    assertThat(claims.card().homeOrganisation()).isEqualTo("kit.edu");
  }

  @Test
  void fallsBackToTheUsernameForAName() {
    assertThat(of(Map.of("preferred_username", "lise")).card().name()).isEqualTo("lise");
    assertThat(of(Map.of("preferred_username", "lise")).card().initials()).isEqualTo("L");
    assertThat(of(Map.of("given_name", "Ada", "sn", "Lovelace")).card().initials()).isEqualTo("AL");
  }

  private static PersonClaims of(Map<String, Object> claims) {
    return new PersonClaims(List.of(claims));
  }
}
