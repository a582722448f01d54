package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationLimitsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "P14D", "P90D"})
  void anHourTo90DaysAreTaken(Duration life) {
    assertThatCode(() -> check(Role.VIEWER, life, SpaceKind.TEAM)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-P1D", "PT0S", "PT59M59.999999S", "P90DT0.000001S", "P1000D"})
  void lessAndMoreAreRefused(Duration life) {
    assertThatThrownBy(() -> check(Role.VIEWER, life, SpaceKind.TEAM))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsInvitedToBePrincipalInvestigator(SpaceKind kind) {
    assertThatThrownBy(() -> check(Role.PRINCIPAL_INVESTIGATOR, DAY, kind))
        .isInstanceOf(PrincipalInvestigatorException.class);
  }

  @Test
  void aPersonalRepositorySharesFoldersForLookingOnly() {
    assertThatCode(() -> checkFolder(Role.VIEWER, SpaceKind.PERSONAL_REPOSITORY))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> checkFolder(Role.CONTRIBUTOR, SpaceKind.PERSONAL_REPOSITORY))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> check(Role.VIEWER, DAY, SpaceKind.PERSONAL_REPOSITORY))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PERSONAL_REPOSITORY")
  void otherSpacesShareNoSingleFolders(SpaceKind kind) {
    assertThatThrownBy(() -> checkFolder(Role.VIEWER, kind)).isInstanceOf(InvalidException.class);
  }

  private static void check(Role role, Duration life, SpaceKind kind) {
    InvitationLimits.check(
        new NewInvitation(role, Optional.empty(), life, Optional.empty(), Optional.empty()), kind);
  }

  private static void checkFolder(Role role, SpaceKind kind) {
    var folder = Optional.of(FolderId.random());
    InvitationLimits.check(
        new NewInvitation(role, folder, DAY, Optional.empty(), Optional.empty()), kind);
  }
}
