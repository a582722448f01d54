package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.model.access.Role.VIEWER;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldCause;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHold;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.retention.RetentionRun;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.retention.RetentionSweep;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The jobs of the retention matrix inside the provisioned server. Fovea's own jobs run beside them
/// on the same database, as on another node; whichever takes a job, it is done.
@ExtendWith(ArquillianExtension.class)
class RetentionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Inject SpaceStage stage;
  @Inject RetentionSweep sweep;
  @Inject Accounts accounts;
  @Inject Clock clock;
  @PersistenceContext EntityManager entities;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services()
        .addClass(SpaceStage.class)
        .addPackage("org.fovea.service.retention");
  }

  @Test
  void invitationsGoNinetyDaysAfterTheirEnd() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    stage.invite(ada, space, VIEWER);
    stage.invite(ada, space, VIEWER);
    var all = invitations(space);
    endedAt(all.get(0), ago(Duration.ofDays(89)));
    endedAt(all.get(1), ago(Duration.ofDays(91)));

    run(RetentionClass.INVITATIONS);

    assertThat(eventually(() -> invitations(space), 1)).containsExactly(all.get(0));
    assertThat(newestProof(RetentionClass.INVITATIONS).removed()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void whatIsUnderALegalHoldStaysUntilItIsLifted() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    stage.invite(ada, space, VIEWER);
    endedAt(invitations(space).getFirst(), ago(Duration.ofDays(91)));
    var hold =
        new LegalHold(
            new HoldOrder(Held.SPACE, space.value(), HoldCause.COURT_ORDER, "CASE-7"),
            clock.instant());
    stage.transaction(() -> entities.persist(hold));

    run(RetentionClass.INVITATIONS);
    assertThat(invitations(space)).hasSize(1);

    stage.transaction(() ->
        entities
            .createQuery("update LegalHold h set h.liftedAt = :now where h.target = :space")
            .setParameter("now", clock.instant())
            .setParameter("space", space.value())
            .executeUpdate());
    run(RetentionClass.INVITATIONS);
    assertThat(eventually(() -> invitations(space), 0)).isEmpty();
  }

  @Test
  void accountsGoThatHeldNoImageAndNoRoleForTwelveMonths() throws Exception {
    var year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(Period.ofMonths(12));
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    var unused = stage.newcomer();
    var recent = stage.newcomer();
    var member = stage.member(ada, space, VIEWER);
    var uploader = stage.newcomer();
    stage.image(uploader, stage.personalRepository(uploader));
    lastLogin(unused, year.minusDays(1));
    lastLogin(recent, year.plusDays(1));
    lastLogin(member, year.minusDays(1));
    lastLogin(uploader, year.minusDays(1));
    var repository = stage.personalRepository(unused);

    run(RetentionClass.UNUSED_ACCOUNTS);

    Eventually.get(PATIENCE, () -> accounts.find(unused.who()), Optional::isEmpty);
    for (var kept : List.of(recent, member, uploader)) {
      assertThat(accounts.find(kept.who())).isPresent();
    }
    assertThat(
            entities
                .createQuery("select s.id from Space s where s.publicId = :id", Long.class)
                .setParameter("id", repository.value())
                .getResultList())
        .isEmpty();
    var proof = newestProof(RetentionClass.UNUSED_ACCOUNTS);
    assertThat(proof.removed()).isGreaterThanOrEqualTo(1);
    assertThat(
            entities
                .createQuery(
                    "select count(e) from AuditEntry e where e.event = 'RetentionRunFinished'"
                        + " and e.details like :run",
                    Long.class)
                .setParameter("run", "%\"run\":\"" + proof.key() + "\"%")
                .getSingleResult())
        .isEqualTo(1);
  }

  /// As an administrator would, and waits until whoever took the job has finished.
  private void run(RetentionClass kind) throws Exception {
    var asked = clock.instant();
    sweep.sweep(); // so that the job is known
    stage.transaction(() ->
        entities
            .createQuery("update RetentionJob j set j.nextAt = :now where j.kind = :kind")
            .setParameter("now", asked)
            .setParameter("kind", kind.name())
            .executeUpdate());
    Eventually.get(
        PATIENCE,
        () -> {
          sweep.sweep();
          return lastRun(kind);
        },
        last -> last.filter(asked::isBefore).isPresent());
  }

  private Optional<Instant> lastRun(RetentionClass kind) {
    return entities
        .createQuery(
            "select j.lastAt from RetentionJob j where j.kind = :kind and j.lastAt is not null"
                + " and j.run is null",
            Instant.class)
        .setParameter("kind", kind.name())
        .getResultStream()
        .findAny();
  }

  private RetentionRun newestProof(RetentionClass kind) {
    return entities
        .createQuery(
            "select r from RetentionRun r where r.kind = :kind and r.removed > 0 order by r.id desc",
            RetentionRun.class)
        .setParameter("kind", kind)
        .setMaxResults(1)
        .getSingleResult();
  }

  private static List<Long> eventually(Supplier<List<Long>> list, int size) {
    return Eventually.get(PATIENCE, list, found -> found.size() == size);
  }

  private List<Long> invitations(SpaceId space) {
    return entities
        .createQuery(
            "select i.id from Invitation i where i.space.publicId = :space order by i.id",
            Long.class)
        .setParameter("space", space.value())
        .getResultList();
  }

  private void endedAt(long invitation, Instant end) throws Exception {
    stage.transaction(() ->
        entities
            .createQuery("update Invitation i set i.expiresAt = :end where i.id = :id")
            .setParameter("end", end)
            .setParameter("id", invitation)
            .executeUpdate());
  }

  private void lastLogin(Caller.Person person, LocalDate day) throws Exception {
    stage.transaction(() ->
        entities
            .createQuery("update Account a set a.lastLogin = :day where a.sub = :sub")
            .setParameter("day", day)
            .setParameter("sub", person.who().sub())
            .executeUpdate());
  }

  private Instant ago(Duration time) {
    return clock.instant().minus(time);
  }
}
