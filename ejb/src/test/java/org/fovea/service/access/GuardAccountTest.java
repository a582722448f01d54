package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.service.access.GuardScene.ADA;
import static org.fovea.service.access.GuardScene.CALLER;
import static org.fovea.service.access.GuardScene.PRESENT;
import static org.fovea.service.access.GuardScene.SPACE;

import org.fovea.model.access.Role;
import org.fovea.model.account.AccountState;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What one must be besides having a role: logged in, known, in good standing, agreed to the terms.
class GuardAccountTest {
  private final GuardScene scene = new GuardScene();
  private final KnownAccounts accounts = scene.accounts;
  private final GrantedRoles roles = scene.roles;
  private final Guard guard = scene.guard;

  @ParameterizedTest
  @EnumSource(names = {"VIEW_SPACE", "VIEW_IMAGES", "DOWNLOAD_ORIGINALS"})
  void whoHasNotAcceptedTheTermsMayLook(Permission permission) {
    roles.grant(ADA, SPACE, Role.PRINCIPAL_INVESTIGATOR);

    assertThatCode(() -> guard.require(CALLER, permission, SPACE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"VIEW_SPACE", "VIEW_IMAGES", "DOWNLOAD_ORIGINALS"})
  void whoHasNotAcceptedTheTermsMayChangeNothing(Permission permission) {
    roles.grant(ADA, SPACE, Role.PRINCIPAL_INVESTIGATOR);

    assertThatThrownBy(() -> guard.require(CALLER, permission, SPACE))
        .isInstanceOf(TermsException.class);
  }

  @Test
  void whoAcceptedEarlierTermsOnlyMayChangeNothing() {
    accounts.admit(ADA, Terms.FIRST);
    roles.grant(ADA, SPACE, Role.CONTRIBUTOR);

    assertThatThrownBy(() -> guard.require(CALLER, Permission.UPLOAD, SPACE))
        .isInstanceOf(TermsException.class);
    assertThatThrownBy(() -> guard.requireAccount(CALLER)).isInstanceOf(TermsException.class);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ACTIVE")
  void anAccountThatIsShutMayChangeNothingWhateverTermsItAccepted(AccountState state) {
    accounts.admit(ADA, Terms.FIRST);
    accounts.put(ADA, state);
    roles.grant(ADA, SPACE, Role.PRINCIPAL_INVESTIGATOR);

    assertThatThrownBy(() -> guard.require(CALLER, Permission.UPLOAD, SPACE))
        .isInstanceOf(SuspendedException.class);
    assertThatThrownBy(() -> guard.requireAccount(CALLER)).isInstanceOf(SuspendedException.class);
  }

  @Test
  void theWeakRoleIsToldBeforeTheMissingTerms() {
    roles.grant(ADA, SPACE, Role.VIEWER);

    assertThatThrownBy(() -> guard.require(CALLER, Permission.UPLOAD, SPACE))
        .isNotInstanceOf(TermsException.class)
        .isInstanceOf(DeniedException.class);
  }

  @Test
  void aVisitorIsAskedToLogIn() {
    assertThatThrownBy(() -> guard.requirePerson(Caller.VISITOR))
        .isInstanceOf(LoginRequiredException.class);
    assertThatThrownBy(() -> guard.requireAccount(Caller.VISITOR))
        .isInstanceOf(LoginRequiredException.class);
  }

  @Test
  void anAccountOfGoodStandingIsReturned() {
    accounts.admit(ADA, PRESENT);

    assertThat(guard.requireAccount(CALLER).sub()).isEqualTo("ada");
    assertThat(guard.requirePerson(CALLER)).isEqualTo(ADA);
  }

  @Test
  void somebodyOfTheSameSubAtAnotherProviderIsSomebodyElse() {
    accounts.admit(ADA, PRESENT);
    roles.grant(ADA, SPACE, Role.MANAGER);
    var namesake =
        new Caller.Person(new Subject("https://evil.example.org", "ada"), Affiliations.NONE);

    assertThatThrownBy(() -> guard.require(namesake, Permission.VIEW_IMAGES, SPACE))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> guard.requireAccount(namesake)).isInstanceOf(TermsException.class);
  }
}
