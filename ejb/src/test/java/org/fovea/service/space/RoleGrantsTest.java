package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.service.access.EntitlementSet;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.space.RoleGrants.Mapping;
import org.junit.jupiter.api.Test;

class RoleGrantsTest {
  private static final String GROUP = "urn:geant:example.org:group:beamline";
  private static final String LEADER = GROUP + ":role=leader";
  private static final String OPERATORS = "urn:geant:example.org:group:operators";

  private static final RoleGrants GRANTS =
      grants(
          EntitlementTrust.ANYBODY,
          new Mapping(GROUP, Optional.of(1L), "VIEWER"),
          new Mapping(LEADER, Optional.of(1L), "MANAGER"),
          new Mapping(GROUP, Optional.of(2L), "CONTRIBUTOR"),
          new Mapping(OPERATORS, Optional.empty(), "AUDITOR"),
          new Mapping(OPERATORS, Optional.of(3L), "VIEWER"),
          new Mapping("no entitlement at all", Optional.of(4L), "MANAGER"));

  @Test
  void anEntitlementGrantsWhatItsMappingsSay() {
    assertThat(GRANTS.inSpaces(held(GROUP + "#login.example.org")))
        .isEqualTo(Map.of(1L, Role.VIEWER, 2L, Role.CONTRIBUTOR));
  }

  @Test
  void ofSeveralRolesInOneSpaceTheStrongestCounts() {
    assertThat(GRANTS.inSpaces(held(LEADER)))
        .isEqualTo(Map.of(1L, Role.MANAGER, 2L, Role.CONTRIBUTOR));
  }

  @Test
  void togetherTheyGrantTheStrongestThatIsMappedAnywhere() {
    assertThat(GRANTS.most())
        .isEqualTo(Map.of(1L, Role.MANAGER, 2L, Role.CONTRIBUTOR, 3L, Role.VIEWER));
  }

  @Test
  void spacesAndSiteAreKeptApart() {
    assertThat(GRANTS.onSite(held(OPERATORS))).containsExactly(SiteRole.AUDITOR);
    assertThat(GRANTS.inSpaces(held(OPERATORS))).isEqualTo(Map.of(3L, Role.VIEWER));
    assertThat(GRANTS.onSite(held(GROUP))).isEmpty();
  }

  @Test
  void whoHasNothingGetsNothing() {
    assertThat(GRANTS.inSpaces(EntitlementSet.NONE)).isEmpty();
    assertThat(GRANTS.onSite(EntitlementSet.NONE)).isEmpty();
  }

  @Test
  void whatMeansNothingGrantsNothing() {
    assertThat(GRANTS.inSpaces(held("no entitlement at all"))).isEmpty();
  }

  @Test
  void onlyTheWordOfTrustedAuthoritiesCounts() {
    var strict =
        grants(
            new EntitlementTrust(Set.of("login.example.org"), Set.of("*"), false),
            new Mapping(GROUP, Optional.of(1L), "VIEWER"));

    assertThat(strict.inSpaces(held(GROUP + "#login.example.org"))).containsOnlyKeys(1L);
    assertThat(strict.inSpaces(held(GROUP + "#login-dev.example.org"))).isEmpty();
    assertThat(strict.inSpaces(held(GROUP))).isEmpty();
  }

  private static RoleGrants grants(EntitlementTrust trust, Mapping... mappings) {
    return new RoleGrants(List.of(mappings), trust);
  }

  private static EntitlementSet held(String value) {
    return EntitlementSet.of(Set.of(value, "urn:mace:dir:entitlement:common-lib-terms"));
  }
}
