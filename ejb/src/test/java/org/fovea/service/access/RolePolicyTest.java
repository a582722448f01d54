package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.model.access.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RolePolicyTest {
  @ParameterizedTest(name = "{0}: {1}, {2}, {3}, {4}")
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          PERMISSION,         VIEWER, CONTRIBUTOR, MANAGER, PRINCIPAL_INVESTIGATOR
          VIEW_IMAGES,        true,   true,        true,    true
          DOWNLOAD_ORIGINALS, false,  true,        true,    true
          UPLOAD,             false,  true,        true,    true
          EDIT_OWN_IMAGES,    false,  true,        true,    true
          EDIT_ALL_IMAGES,    false,  false,       true,    true
          """)
  void allowsWhatTheTableSays(
      Permission permission,
      boolean viewer,
      boolean contributor,
      boolean manager,
      boolean principalInvestigator) {
    assertThat(RolePolicy.allows(Role.VIEWER, permission)).isEqualTo(viewer);
    assertThat(RolePolicy.allows(Role.CONTRIBUTOR, permission)).isEqualTo(contributor);
    assertThat(RolePolicy.allows(Role.MANAGER, permission)).isEqualTo(manager);
    assertThat(RolePolicy.allows(Role.PRINCIPAL_INVESTIGATOR, permission))
        .isEqualTo(principalInvestigator);
  }

  @ParameterizedTest
  @EnumSource
  void aStrongerRoleNeverAllowsLess(Permission permission) {
    var roles = Role.values();
    for (int i = 1; i < roles.length; i++) {
      if (RolePolicy.allows(roles[i - 1], permission)) {
        assertThat(RolePolicy.allows(roles[i], permission)).as("%s", roles[i]).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePrincipalInvestigatorMayDoEverything(Permission permission) {
    assertThat(RolePolicy.allows(Role.PRINCIPAL_INVESTIGATOR, permission)).isTrue();
  }
}
