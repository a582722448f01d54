package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.ClosingKind;
import org.fovea.model.account.Erasure;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldCause;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHold;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.ClosingJob;
import org.fovea.service.account.ClosingService;
import org.fovea.service.account.InactiveAccounts;
import org.fovea.service.audit.SubjectDigest;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Accounts that nobody uses, inside the provisioned server: marked, and two months later closed.
@ExtendWith(ArquillianExtension.class)
class InactiveAccountsIT {
  private static final int BATCH = 50; // of InactiveAccounts
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject SpaceStage stage;
  @Inject AccountService accounts;
  @Inject Accounts rows;
  @Inject ClosingService closing;
  @Inject ClosingJob job;
  @Inject InactiveAccounts inactive;
  @Inject SubjectDigest digests;
  @Inject Clock clock;
  @PersistenceContext EntityManager entities;

  private Caller.Person ben;
  private LocalDate today;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services().addClass(SpaceStage.class);
  }

  @BeforeEach
  void benHasAnAccount() {
    today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    ben = stage.newcomer();
  }

  @Test
  void anAccountThatNobodyUsesIsMarkedAndTwoMonthsLaterClosed() throws Exception {
    var used = stage.newcomer();
    lastLogin(ben, today.minusMonths(24).minusDays(1));
    lastLogin(used, today.minusMonths(24).minusDays(1));
    stage.image(used, stage.personalRepository(used)); // by a token

    inactive.warnSome(24);
    assertThat(inactive.warnedOn(ben)).contains(today);
    assertThat(inactive.warnedOn(used)).isEmpty();
    closeAll();
    assertThat(closing.preview(ben).orElseThrow().begun()).isFalse();

    warnedOn(ben, today.minusMonths(2).minusDays(1));
    closeAll();
    assertThat(gone(ben)).isEmpty();
    assertThat(erasure(ben).kind()).isEqualTo(ClosingKind.INACTIVE);
    assertThat(accounts.me(used).entry()).isPresent();
  }

  @Test
  void whoComesBackKeepsTheAccountAndIsTold() throws Exception {
    lastLogin(ben, today.minusMonths(30));
    warnedOn(ben, today.minusMonths(3));

    accounts.recordLogin(ben);
    closeAll();

    assertThat(closing.preview(ben).orElseThrow().begun()).isFalse();
    assertThat(inactive.warnedOn(ben)).contains(today.minusMonths(3));
    lastLogin(ben, today.minusDays(1)); // the next day
    accounts.recordLogin(ben);
    assertThat(inactive.warnedOn(ben)).isEmpty();
  }

  @Test
  void thoseThatAreHeldKeepNoneOfTheOthers() throws Exception {
    List<Caller.Person> held = new ArrayList<>();
    for (int i = 0; i < BATCH + 1; i++) {
      held.add(stage.newcomer());
    }
    var last = stage.newcomer();
    stage.transaction(() -> held.forEach(this::hold));
    for (var person : held) {
      unusedForLong(person);
    }
    unusedForLong(last);
    try {
      closeAll();

      assertThat(gone(last)).isEmpty();
      assertThat(held)
          .allSatisfy(person ->
              assertThat(rows.find(person.who()).map(Account::state))
                  .contains(AccountState.ACTIVE));
    } finally {
      stage.transaction(() -> held.forEach(this::lift));
    }
  }

  private void hold(Caller.Person person) {
    var order =
        new HoldOrder(Held.ACCOUNT, digests.of(person.who()), HoldCause.COURT_ORDER, "CASE-51");
    entities.persist(new LegalHold(order, clock.instant()));
  }

  /// And none of them waits to be closed any more.
  private void lift(Caller.Person person) {
    entities
        .createQuery("delete from LegalHold h where h.target = :digest")
        .setParameter("digest", digests.of(person.who()))
        .executeUpdate();
    set(person, "lastLogin", today);
  }

  /// As the timer does, which this site does not want.
  private void closeAll() {
    var after = OptionalLong.of(0);
    while (after.isPresent()) {
      after = inactive.closeSome(after.getAsLong());
    }
    job.goOn();
  }

  private Optional<Account> gone(Caller.Person who) {
    return Eventually.get(PATIENCE, () -> rows.find(who.who()), Optional::isEmpty);
  }

  private Erasure erasure(Caller.Person who) {
    return entities
        .createQuery("select e from Erasure e where e.digest = :digest", Erasure.class)
        .setParameter("digest", digests.of(who.who()))
        .getSingleResult();
  }

  private void unusedForLong(Caller.Person who) throws Exception {
    lastLogin(who, today.minusMonths(30));
    warnedOn(who, today.minusMonths(3));
  }

  private void lastLogin(Caller.Person who, LocalDate day) throws Exception {
    stage.transaction(() -> set(who, "lastLogin", day));
  }

  private void warnedOn(Caller.Person who, LocalDate day) throws Exception {
    stage.transaction(() -> set(who, "warnedOn", day));
  }

  private void set(Caller.Person who, String column, LocalDate day) {
    entities
        .createQuery("update Account a set a." + column + " = :day where a.sub = :sub")
        .setParameter("day", day)
        .setParameter("sub", who.who().sub())
        .executeUpdate();
  }
}
