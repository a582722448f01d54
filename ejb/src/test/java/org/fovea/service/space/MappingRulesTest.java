package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.RoleMapping;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingRulesTest {
  private static final String STAFF = "urn:geant:example.org:group:staff";
  private static final String ADMINISTRATORS = "urn:geant:example.org:group:admins";

  private final RoleMapping first = administrators(ADMINISTRATORS);
  private final RoleMapping second = administrators(STAFF);
  private final RoleMapping auditors = RoleMapping.onSite(STAFF, SiteRole.AUDITOR, Instant.EPOCH);

  @ParameterizedTest
  @ValueSource(strings = {"", "everybody", "urn:geant:example.org", "https://example.org/group"})
  void whatIsNoEntitlementIsRefused(String pattern) {
    assertThatThrownBy(() -> MappingRules.parse(pattern))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.code()).isEqualTo("entitlement"));
  }

  @Test
  void anEntitlementThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> MappingRules.parse(STAFF + "x".repeat(1000)))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PRINCIPAL_INVESTIGATOR")
  void allRolesUpToManagerAreGranted(Role role) {
    assertThat(MappingRules.requireGrantable(role)).isEqualTo(role);
  }

  @Test
  void anEntitlementMakesNoPrincipalInvestigator() {
    assertThatThrownBy(() -> MappingRules.requireGrantable(Role.PRINCIPAL_INVESTIGATOR))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void twoHundredAreEnough() {
    assertThatCode(() -> MappingRules.requireRoom(Collections.nCopies(199, first), _ -> false))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> MappingRules.requireRoom(Collections.nCopies(200, first), _ -> false))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void theSameTwiceIsRefused() {
    Predicate<RoleMapping> same = mapping -> mapping.pattern().equals(STAFF);

    assertThatThrownBy(() -> MappingRules.requireRoom(List.of(first, second), same))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("mapping-exists"));
  }

  @Test
  void theLastOneThatMakesAdministratorsStays() {
    assertThatThrownBy(
            () -> MappingRules.requireDispensable(first, List.of(first, auditors), _ -> true))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("last-administrators"));
  }

  @Test
  void nobodyRemovesWhatMakesThemAdministrator() {
    assertThatThrownBy(
            () -> MappingRules.requireDispensable(first, List.of(first, second), first::equals))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("own-administration"));
  }

  @Test
  void whatIsNotNeededMayGo() {
    assertThatCode(
            () -> {
              MappingRules.requireDispensable(first, List.of(first, second), second::equals);
              MappingRules.requireDispensable(auditors, List.of(first, auditors), _ -> false);
            })
        .doesNotThrowAnyException();
  }

  private static RoleMapping administrators(String pattern) {
    return RoleMapping.onSite(pattern, SiteRole.SITE_ADMINISTRATOR, Instant.EPOCH);
  }
}
