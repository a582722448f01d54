package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class GuardTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final SpaceId OTHER_SPACE = new SpaceId("Other00000000000000000");
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private static final Caller CALLER = new Caller.Person(ADA, Affiliations.NONE);

  private static final ImageId IMAGE = new ImageId("Image00000000000000000");
  private static final ImageId OTHER_IMAGE = new ImageId("Other00000000000000000");
  private static final Caller LINKED = new Caller.Linked(new ImageLinkId("Link000000000000000000"));

  private static final SpaceRules OPEN = new SpaceRules(false, true, false);

  private static final int PRESENT = Terms.FIRST + 1;

  private final KnownAccounts accounts = new KnownAccounts();
  private final GrantedRoles roles = new GrantedRoles();
  private final Guard guard = new Guard();
  private Set<Permission> lends = Set.of();

  @BeforeEach
  void connect() {
    guard.accounts = accounts;
    guard.roles = roles;
    guard.links = (_, image) -> image.equals(IMAGE) ? lends : Set.of();
    guard.terms =
        new Terms() {
          @Override
          public int required() {
            return PRESENT;
          }
        };
  }

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

  @ParameterizedTest
  @EnumSource
  void aLinkOpensNoPlace(Permission permission) {
    lends = Set.of(Permission.values());

    assertThatThrownBy(() -> guard.require(LINKED, permission, SPACE))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> guard.requirePerson(LINKED))
        .isInstanceOf(LoginRequiredException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aLinkAllowsWithItsImageWhatItLendsAndNothingElse(Permission permission) {
    lends = Set.of(Permission.VIEW_IMAGES);
    if (permission == Permission.VIEW_IMAGES) {
      assertThatCode(() -> guard.require(LINKED, permission, IMAGE, new Place(SPACE)))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> guard.require(LINKED, permission, IMAGE, new Place(SPACE)))
          .isInstanceOfSatisfying(
              DeniedException.class, e -> assertThat(e.code()).isEqualTo("link-too-weak"));
    }
    assertThatThrownBy(() -> guard.require(LINKED, permission, OTHER_IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aLinkThatLendsNothingSoundsLikeNoImage() {
    lends = Set.of(Permission.DOWNLOAD_ORIGINALS); // to look is the least

    assertThatThrownBy(() -> guard.require(LINKED, Permission.VIEW_IMAGES, IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> guard.require(LINKED, Permission.DOWNLOAD_ORIGINALS, IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void whoBringsNoLinkIsAskedForTheirRole() {
    lends = Set.of(Permission.values());
    roles.grant(ADA, SPACE, Role.VIEWER);

    assertThatCode(() -> guard.require(CALLER, Permission.VIEW_IMAGES, IMAGE, new Place(SPACE)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> guard.require(Caller.VISITOR, Permission.VIEW_IMAGES, IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
  }

  private NotFoundException refusal(SpaceId space) {
    try {
      guard.require(CALLER, Permission.VIEW_IMAGES, space);
    } catch (NotFoundException e) {
      return e;
    }
    throw new AssertionError("a stranger got in");
  }

  /// What is recalled is what was granted when somebody last looked.
  private static final class GrantedRoles implements RoleSource {
    private record Key(Optional<Subject> who, SpaceId space) {}

    private final Map<Key, Standing> granted = new HashMap<>();
    private final Map<Key, Standing> recalled = new HashMap<>();
    private Set<SiteRole> ofSite = Set.of();

    void grant(Subject who, SpaceId space, Role role) {
      grant(who, space, new Standing(role, OPEN));
    }

    void grant(Subject who, SpaceId space, Standing standing) {
      granted.put(new Key(Optional.of(who), space), standing);
      recalled.put(new Key(Optional.of(who), space), standing);
    }

    void revoke(Subject who, SpaceId space) {
      granted.remove(new Key(Optional.of(who), space));
    }

    @Override
    public Optional<Standing> find(Caller caller, Place place) {
      return Optional.ofNullable(granted.get(new Key(caller.subject(), place.space())));
    }

    @Override
    public Optional<Standing> recall(Caller caller, Place place) {
      return Optional.ofNullable(recalled.get(new Key(caller.subject(), place.space())));
    }

    @Override
    public Set<SiteRole> siteRoles(Caller caller) {
      return ofSite;
    }
  }

  private static final class KnownAccounts extends Accounts {
    private final Map<Subject, Account> known = new HashMap<>();

    void admit(Subject who, int terms) {
      var account = new Account(who.issuer(), who.sub(), LocalDate.of(2026, 11, 22));
      account.acceptTerms(terms);
      known.put(who, account);
    }

    /// Nothing in the services suspends or closes an account yet; only the database can say so.
    void put(Subject who, AccountState state) {
      try {
        Field field = Account.class.getDeclaredField("state");
        field.setAccessible(true);
        field.set(known.get(who), state);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("Account has no such field", e);
      }
    }

    @Override
    public Optional<Account> find(Subject who) {
      return Optional.ofNullable(known.get(who));
    }
  }
}
