package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.account.Account;
import org.fovea.model.space.SpaceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Somebody who may do everything has restricted the processing of their data.
class RestrictionTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private static final Caller CALLER = new Caller.Person(ADA, Affiliations.NONE);
  private static final Standing HEAD =
      new Standing(Role.PRINCIPAL_INVESTIGATOR, new SpaceRules(false, true, false));

  private final Account account = new Account(ADA.issuer(), ADA.sub(), LocalDate.EPOCH);
  private final Guard guard = new Guard();

  @BeforeEach
  void restrict() {
    account.acceptTerms(Terms.FIRST);
    guard.terms =
        new Terms() {
          @Override
          public int required() {
            return FIRST;
          }
        };
    guard.accounts =
        new Accounts() {
          @Override
          public Optional<Account> find(Subject who) {
            return Optional.of(account);
          }
        };
    guard.roles =
        new RoleSource() {
          @Override
          public Optional<Standing> find(Caller caller, Place place) {
            return Optional.of(HEAD);
          }

          @Override
          public Optional<Standing> recall(Caller caller, Place place) {
            return find(caller, place);
          }

          @Override
          public Set<SiteRole> siteRoles(Caller caller) {
            return Set.of(SiteRole.SITE_ADMINISTRATOR);
          }
        };
    assertThat(account.restrict(LocalDate.EPOCH)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEW_SPACE", "VIEW_IMAGES", "DOWNLOAD_ORIGINALS"})
  void theyMayLook(Permission permission) {
    assertThatCode(() -> guard.require(CALLER, permission, SPACE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"VIEW_SPACE", "VIEW_IMAGES", "DOWNLOAD_ORIGINALS"})
  void theyChangeNothing(Permission permission) {
    assertThatThrownBy(() -> guard.require(CALLER, permission, SPACE))
        .isInstanceOf(RestrictedException.class)
        .hasMessageContaining("Lift it first");
  }

  @ParameterizedTest
  @EnumSource
  void theyRunNothing(SitePermission permission) {
    assertThatThrownBy(() -> guard.requireSite(CALLER, permission))
        .isInstanceOf(RestrictedException.class);
  }

  @Test
  void theyAreOfferedOnlyWhatTheyMayDo() {
    assertThat(guard.permitted(CALLER, HEAD))
        .containsOnly(Permission.VIEW_SPACE, Permission.VIEW_IMAGES, Permission.DOWNLOAD_ORIGINALS);
  }

  @Test
  void theyComeToTheirRightsStill() {
    assertThat(guard.requireHolder(CALLER)).isSameAs(account);
    assertThat(guard.requireReader(CALLER)).isSameAs(account);
  }

  @Test
  void onceItIsLiftedAllIsAsBefore() {
    assertThat(account.restrict(LocalDate.EPOCH)).as("again").isFalse();
    assertThat(account.unrestrict()).isTrue();
    assertThat(account.unrestrict()).as("again").isFalse();

    assertThat(guard.requireAccount(CALLER)).isSameAs(account);
    assertThat(guard.permitted(CALLER, HEAD)).containsExactlyInAnyOrder(Permission.values());
  }
}
