package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.model.access.Role;
import org.fovea.service.access.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleChangeTest {

  @ParameterizedTest(name = "{0} to {1} needs {2}")
  @CsvSource({
    "VIEWER, VIEWER, MANAGE_MEMBERS",
    "VIEWER, CONTRIBUTOR, MANAGE_MEMBERS",
    "VIEWER, MANAGER, NAME_MANAGERS",
    "CONTRIBUTOR, VIEWER, MANAGE_MEMBERS",
    "CONTRIBUTOR, MANAGER, NAME_MANAGERS",
    "MANAGER, VIEWER, NAME_MANAGERS",
    "MANAGER, CONTRIBUTOR, NAME_MANAGERS",
    "MANAGER, MANAGER, NAME_MANAGERS"
  })
  void needsAsMuchAsTheStrongerOfTheTwo(Role former, Role next, Permission needed) {
    assertThat(new RoleChange(former, next).needed()).isEqualTo(needed);
  }

  @ParameterizedTest
  @EnumSource
  void neverMakesAPrincipalInvestigator(Role former) {
    assertThatThrownBy(() -> new RoleChange(former, Role.PRINCIPAL_INVESTIGATOR))
        .isInstanceOf(PrincipalInvestigatorException.class);
  }

  @ParameterizedTest
  @EnumSource
  void neverUnmakesAPrincipalInvestigator(Role next) {
    assertThatThrownBy(() -> new RoleChange(Role.PRINCIPAL_INVESTIGATOR, next))
        .isInstanceOf(PrincipalInvestigatorException.class)
        .hasMessageContaining("Hand the part over");
  }

  @Test
  void onlyAManagerWhoBecomesLessCanNameOthersNoMore() {
    assertThat(new RoleChange(Role.MANAGER, Role.VIEWER).endsNaming()).isTrue();
    assertThat(new RoleChange(Role.MANAGER, Role.MANAGER).endsNaming()).isFalse();
    assertThat(new RoleChange(Role.VIEWER, Role.MANAGER).endsNaming()).isFalse();
  }
}
