package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.service.access.GuardScene.ADA;
import static org.fovea.service.access.GuardScene.CALLER;
import static org.fovea.service.access.GuardScene.OTHER_SPACE;
import static org.fovea.service.access.GuardScene.PRESENT;
import static org.fovea.service.access.GuardScene.SPACE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What roles allow in a space and on the site, and what strangers hear.
class GuardTest {
  private final GuardScene scene = new GuardScene();
  private final KnownAccounts accounts = scene.accounts;
  private final GrantedRoles roles = scene.roles;
  private final Guard guard = scene.guard;

  @ParameterizedTest
  @EnumSource
  void aVisitorFindsNothing(Permission permission) {
    assertThatThrownBy(() -> guard.require(Caller.VISITOR, permission, SPACE))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aStrangerFindsNothing(Permission permission) {
    accounts.admit(ADA, PRESENT);
    roles.grant(ADA, OTHER_SPACE, Role.PRINCIPAL_INVESTIGATOR);

    assertThatThrownBy(() -> guard.require(CALLER, permission, SPACE))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void thatASpaceIsPrivateAndThatThereIsNoneSoundTheSame() {
    accounts.admit(ADA, PRESENT);
    roles.grant(new Subject(ADA.issuer(), "bob"), SPACE, Role.VIEWER);

    var ofPrivate = refusal(SPACE);
    var ofNone = refusal(new SpaceId("Nothing000000000000000"));

    assertThat(ofPrivate.code()).isEqualTo(ofNone.code());
    assertThat(ofPrivate).hasMessage(ofNone.getMessage());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"VIEW_SPACE", "VIEW_IMAGES"})
  void aViewerIsDeniedAllButLooking(Permission permission) {
    accounts.admit(ADA, PRESENT);
    roles.grant(ADA, SPACE, Role.VIEWER);

    assertThatCode(() -> guard.require(CALLER, Permission.VIEW_IMAGES, SPACE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.require(CALLER, permission, SPACE))
        .isInstanceOfSatisfying(
            DeniedException.class, e -> assertThat(e.code()).isEqualTo("role-too-weak"));
  }

  @ParameterizedTest
  @EnumSource
  void aPrincipalInvestigatorOfGoodStandingMayDoEverything(Permission permission) {
    accounts.admit(ADA, PRESENT);
    roles.grant(ADA, SPACE, Role.PRINCIPAL_INVESTIGATOR);

    assertThatCode(() -> guard.require(CALLER, permission, SPACE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void whoHoldsAnyRoleSeesTheSpace(Role role) {
    roles.grant(ADA, SPACE, role);

    assertThat(guard.sees(CALLER, new Place(SPACE))).isTrue();
  }

  @Test
  void visitorsAndStrangersDoNotSeeIt() {
    roles.grant(ADA, OTHER_SPACE, Role.VIEWER);

    assertThat(guard.sees(Caller.VISITOR, new Place(SPACE))).isFalse();
    assertThat(guard.sees(CALLER, new Place(SPACE))).isFalse();
  }

  @Test
  void whoChangesSomethingIsAskedAnew() {
    accounts.admit(ADA, PRESENT);
    roles.grant(ADA, SPACE, Role.MANAGER);
    roles.revoke(ADA, SPACE);

    assertThatCode(() -> guard.require(CALLER, Permission.VIEW_IMAGES, SPACE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.require(CALLER, Permission.EDIT_ALL_IMAGES, SPACE))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anArchivedSpaceRefusesChangesOfWhatItHoldsOnly() {
    accounts.admit(ADA, PRESENT);
    var archived = new SpaceRules(false, true, true);
    roles.grant(ADA, SPACE, new Standing(Role.PRINCIPAL_INVESTIGATOR, archived));

    assertThatThrownBy(() -> guard.require(CALLER, Permission.UPLOAD, SPACE))
        .isInstanceOf(ArchivedException.class);
    assertThatThrownBy(() -> guard.require(CALLER, Permission.MANAGE_FOLDERS, SPACE))
        .isInstanceOf(ArchivedException.class);
    assertThatCode(() -> guard.require(CALLER, Permission.MANAGE_MEMBERS, SPACE))
        .doesNotThrowAnyException();
    assertThatCode(() -> guard.require(CALLER, Permission.CLOSE_SPACE, SPACE))
        .doesNotThrowAnyException();
  }

  @Test
  void anExperimentThatIsDoneTakesNoImages() {
    accounts.admit(ADA, PRESENT);
    var done = new SpaceRules(false, false, false);
    roles.grant(ADA, SPACE, new Standing(Role.PRINCIPAL_INVESTIGATOR, done));

    assertThatThrownBy(() -> guard.require(CALLER, Permission.UPLOAD, SPACE))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("experiment-done"));
    assertThatCode(() -> guard.require(CALLER, Permission.EDIT_ALL_IMAGES, SPACE))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void whoHasNoPartInRunningTheSiteFindsNothing(SitePermission permission) {
    accounts.admit(ADA, PRESENT);
    roles.grant(ADA, SPACE, Role.PRINCIPAL_INVESTIGATOR);

    assertThatThrownBy(() -> guard.requireSite(CALLER, permission))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> guard.requireSite(Caller.VISITOR, permission))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anAuditorReadsButSetsNothing() {
    accounts.admit(ADA, PRESENT);
    roles.ofSite = Set.of(SiteRole.AUDITOR);

    assertThat(guard.requireSite(CALLER, SitePermission.READ_AUDIT_LOG).sub()).isEqualTo("ada");
    assertThatThrownBy(() -> guard.requireSite(CALLER, SitePermission.SET_POLICIES))
        .isInstanceOf(DeniedException.class);
  }

  @Test
  void anAdministratorSeesNoSpace() {
    accounts.admit(ADA, PRESENT);
    roles.ofSite = Set.of(SiteRole.SITE_ADMINISTRATOR, SiteRole.AUDITOR);

    assertThatThrownBy(() -> guard.require(CALLER, Permission.VIEW_SPACE, SPACE))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPermittedIsExactlyWhatIsNotRefused(Role role) {
    accounts.admit(ADA, PRESENT);
    var forgetful = new Subject(ADA.issuer(), "eve");
    accounts.admit(forgetful, Terms.FIRST);
    for (var who : List.of(ADA, forgetful, new Subject(ADA.issuer(), "new"))) {
      for (int rules = 0; rules < 8; rules++) {
        var standing =
            new Standing(role, new SpaceRules((rules & 1) > 0, (rules & 2) > 0, (rules & 4) > 0));
        roles.grant(who, SPACE, standing);
        var caller = new Caller.Person(who, Affiliations.NONE);

        assertThat(guard.permitted(caller, standing))
            .as("%s of %s", standing, who.sub())
            .containsExactlyInAnyOrderElementsOf(notRefused(caller));
      }
    }
  }

  private List<Permission> notRefused(Caller caller) {
    return Arrays.stream(Permission.values()).filter(act -> isAllowed(caller, act)).toList();
  }

  private boolean isAllowed(Caller caller, Permission permission) {
    try {
      guard.require(caller, permission, SPACE);
      return true;
    } catch (DeniedException | ConflictException e) {
      return false;
    }
  }

  private NotFoundException refusal(SpaceId space) {
    try {
      guard.require(CALLER, Permission.VIEW_IMAGES, space);
    } catch (NotFoundException e) {
      return e;
    }
    throw new AssertionError("a stranger got in");
  }
}
