package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.junit.jupiter.api.Test;
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
          VIEW_SPACE,         true,   true,        true,    true
          VIEW_IMAGES,        true,   true,        true,    true
          DOWNLOAD_ORIGINALS, false,  true,        true,    true
          UPLOAD,             false,  true,        true,    true
          EDIT_OWN_IMAGES,    false,  true,        true,    true
          LINK_OWN_IMAGES,    false,  true,        true,    true
          ANNOTATE,           false,  true,        true,    true
          WRITE_NOTES,        false,  true,        true,    true
          EDIT_ALL_IMAGES,    false,  false,       true,    true
          MANAGE_FOLDERS,     false,  false,       true,    true
          EDIT_SPACE,         false,  false,       true,    true
          MANAGE_MEMBERS,     false,  false,       true,    true
          MANAGE_REVIEW_LINKS,false,  false,       true,    true
          ACTIVATE_INSTRUMENTS,false, false,       true,    true
          EXPORT_TRANSCRIPT,  false,  false,       false,   true
          NAME_MANAGERS,      false,  false,       false,   true
          MAP_ROLES,          false,  false,       false,   true
          LINK_PROJECTS,      false,  false,       false,   true
          PUBLISH,            false,  false,       false,   true
          HAND_OVER,          false,  false,       false,   true
          CLOSE_SPACE,        false,  false,       false,   true
          """)
  void allowsWhatTheTableSays(
      Permission permission,
      boolean viewer,
      boolean contributor,
      boolean manager,
      boolean principalInvestigator) {
    assertThat(allows(Role.VIEWER, permission)).isEqualTo(viewer);
    assertThat(allows(Role.CONTRIBUTOR, permission)).isEqualTo(contributor);
    assertThat(allows(Role.MANAGER, permission)).isEqualTo(manager);
    assertThat(allows(Role.PRINCIPAL_INVESTIGATOR, permission)).isEqualTo(principalInvestigator);
  }

  @ParameterizedTest
  @EnumSource
  void aStrongerRoleNeverAllowsLess(Permission permission) {
    var roles = Role.values();
    for (int i = 1; i < roles.length; i++) {
      if (allows(roles[i - 1], permission)) {
        assertThat(allows(roles[i], permission)).as("%s", roles[i]).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePrincipalInvestigatorMayDoEverything(Permission permission) {
    assertThat(allows(Role.PRINCIPAL_INVESTIGATOR, permission)).isTrue();
  }

  @Test
  void theTableSpeaksOfEveryPermission() throws NoSuchMethodException {
    var table =
        RolePolicyTest.class
            .getDeclaredMethod(
                "allowsWhatTheTableSays",
                Permission.class,
                boolean.class,
                boolean.class,
                boolean.class,
                boolean.class)
            .getAnnotation(CsvSource.class)
            .textBlock();

    assertThat(Permission.values())
        .allMatch(permission -> table.lines().anyMatch(line -> line.startsWith(permission + ",")));
  }

  @Test
  void aViewerDownloadsWhereTheSpaceAllowsIt() {
    var open = new Standing(Role.VIEWER, new SpaceRules(true, true, false));

    assertThat(RolePolicy.allows(open, Permission.DOWNLOAD_ORIGINALS)).isTrue();
    assertThat(RolePolicy.allows(open, Permission.UPLOAD)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          PERMISSION,          AUDITOR, SITE_ADMINISTRATOR
          VIEW_CONSOLE,        true,    true
          READ_AUDIT_LOG,      true,    true
          BREAK_GLASS,         true,    true
          MANAGE_INSTITUTIONS, false,   true
          MANAGE_INSTRUMENTS,  false,   true
          SET_POLICIES,        false,   true
          MAP_SITE_ROLES,      false,   true
          NAME_SUCCESSORS,     false,   true
          MANAGE_PEOPLE,       false,   true
          """)
  void allowsOnTheSiteWhatTheTableSays(
      SitePermission permission, boolean auditor, boolean administrator) {
    assertThat(RolePolicy.allows(SiteRole.AUDITOR, permission)).isEqualTo(auditor);
    assertThat(RolePolicy.allows(SiteRole.SITE_ADMINISTRATOR, permission)).isEqualTo(administrator);
  }

  @Test
  void aPrincipalInvestigatorIsNotNamed() {
    assertThat(RolePolicy.toName(Role.CONTRIBUTOR)).isEqualTo(Permission.MANAGE_MEMBERS);
    assertThat(RolePolicy.toName(Role.MANAGER)).isEqualTo(Permission.NAME_MANAGERS);
    assertThatThrownBy(() -> RolePolicy.toName(Role.PRINCIPAL_INVESTIGATOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean allows(Role role, Permission permission) {
    return RolePolicy.allows(new Standing(role, new SpaceRules(false, true, false)), permission);
  }
}
