package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.account.Account;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What the guard lets a machine do, whose sender may do everything.
class InstrumentGuardTest {
  private static final SpaceId EXPERIMENT = new SpaceId("Experiment000000000000");
  private static final SpaceId OTHER = new SpaceId("Other00000000000000000");
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private static final Caller.Instrument MACHINE =
      new Caller.Instrument(
          InstrumentId.random(), Optional.of(new Caller.Instrument.Task(EXPERIMENT, ADA)));
  private static final Caller.Instrument IDLE =
      new Caller.Instrument(InstrumentId.random(), Optional.empty());

  private final Account sender = new Account(ADA.issuer(), ADA.sub(), LocalDate.of(2026, 11, 22));
  private final Guard guard = new Guard();
  private Optional<Role> role = Optional.of(Role.PRINCIPAL_INVESTIGATOR);
  private SpaceRules rules = new SpaceRules(true, true, false);

  @BeforeEach
  void connect() {
    sender.acceptTerms(Terms.FIRST);
    guard.accounts =
        new Accounts() {
          @Override
          public Optional<Account> find(Subject who) {
            return Optional.of(sender).filter(_ -> who.equals(ADA));
          }
        };
    guard.roles = new Everywhere();
    guard.terms =
        new Terms() {
          @Override
          public int required() {
            return Terms.FIRST;
          }
        };
  }

  @Test
  void itUploadsIntoItsExperiment() {
    assertThat(guard.require(MACHINE, Permission.UPLOAD, EXPERIMENT)).isNotNull();
    assertThat(guard.requireSender(MACHINE)).isSameAs(sender);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"UPLOAD"})
  void itFindsNothingElse(Permission permission) {
    assertThatThrownBy(() -> guard.require(MACHINE, permission, EXPERIMENT))
        .isInstanceOf(NotFoundException.class);
    assertThat(guard.may(MACHINE, permission, EXPERIMENT)).isFalse();
    assertThat(guard.sees(MACHINE, new Place(EXPERIMENT))).isFalse();
  }

  @Test
  void itFindsNothingElsewhere() {
    assertThatThrownBy(() -> guard.require(MACHINE, Permission.UPLOAD, OTHER))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void itIsNobody() {
    assertThatThrownBy(() -> guard.requirePerson(MACHINE))
        .isInstanceOf(LoginRequiredException.class);
    assertThatThrownBy(() -> guard.requireAccount(MACHINE))
        .isInstanceOf(LoginRequiredException.class);
  }

  @Test
  void onlyAMachineIsOne() {
    assertThat(guard.requireInstrument(IDLE)).isSameAs(IDLE);
    assertThatThrownBy(() -> guard.requireInstrument(Caller.VISITOR))
        .isInstanceOf(LoginRequiredException.class);
  }

  @Test
  void withoutAnExperimentItHasNoSender() {
    assertThatThrownBy(() -> guard.requireSender(IDLE)).isInstanceOf(InstrumentIdleException.class);
  }

  @Test
  void theSenderMustBeAllowedToUpload() {
    role = Optional.of(Role.VIEWER);
    assertThatThrownBy(() -> guard.require(MACHINE, Permission.UPLOAD, EXPERIMENT))
        .isInstanceOf(SenderException.class);

    role = Optional.empty();
    assertThatThrownBy(() -> guard.require(MACHINE, Permission.UPLOAD, EXPERIMENT))
        .isInstanceOf(SenderException.class);
  }

  @Test
  void theAccountOfTheSenderMustBeInGoodStanding() {
    sender.restrict(LocalDate.of(2026, 11, 22));
    assertThatThrownBy(() -> guard.require(MACHINE, Permission.UPLOAD, EXPERIMENT))
        .isInstanceOf(RestrictedException.class);

    sender.suspend();
    assertThatThrownBy(() -> guard.require(MACHINE, Permission.UPLOAD, EXPERIMENT))
        .isInstanceOf(SuspendedException.class);
  }

  @Test
  void theExperimentMustTakeFiles() {
    rules = new SpaceRules(true, false, false);
    assertThatThrownBy(() -> guard.require(MACHINE, Permission.UPLOAD, EXPERIMENT))
        .isInstanceOf(ConflictException.class);

    rules = new SpaceRules(true, true, true);
    assertThatThrownBy(() -> guard.require(MACHINE, Permission.UPLOAD, EXPERIMENT))
        .isInstanceOf(ArchivedException.class);
  }

  /// Tells of everybody the same, wherever they ask.
  private final class Everywhere implements RoleSource {
    @Override
    public Optional<Standing> find(Caller caller, Place place) {
      return role.map(held -> new Standing(held, rules));
    }

    @Override
    public Optional<Standing> recall(Caller caller, Place place) {
      return find(caller, place);
    }

    @Override
    public Set<SiteRole> siteRoles(Caller caller) {
      return Set.of();
    }
  }
}
