package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpaceActsTest {
  private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

  @Test
  void allActsExistInAnExperiment() {
    assertThat(SpaceActs.in(SpaceKind.EXPERIMENT, ALL)).isEqualTo(ALL);
  }

  @ParameterizedTest
  @EnumSource(names = {"PROJECT", "TEAM"})
  void onlyExperimentsAreLinkedAndPublished(SpaceKind kind) {
    assertThat(ALL)
        .filteredOn(act -> !SpaceActs.in(kind, ALL).contains(act))
        .containsExactlyInAnyOrder(Permission.LINK_PROJECTS, Permission.PUBLISH);
  }

  @Test
  void nobodyElseEverLeadsAPersonalRepository() {
    assertThat(SpaceActs.in(SpaceKind.PERSONAL_REPOSITORY, ALL))
        .doesNotContain(
            Permission.NAME_MANAGERS,
            Permission.MAP_ROLES,
            Permission.HAND_OVER,
            Permission.CLOSE_SPACE)
        .contains(Permission.UPLOAD, Permission.MANAGE_FOLDERS, Permission.MANAGE_MEMBERS);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotPermittedIsNotAdded(SpaceKind kind) {
    assertThat(SpaceActs.in(kind, Set.of())).isEmpty();
    assertThat(SpaceActs.in(kind, Set.of(Permission.VIEW_SPACE)))
        .containsExactly(Permission.VIEW_SPACE);
  }
}
