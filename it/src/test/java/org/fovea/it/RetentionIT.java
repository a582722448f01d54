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
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.fovea.model.request.PrivacyRequest;
import org.fovea.model.request.RequestKind;
import org.fovea.model.request.RequestState;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldCause;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHold;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.retention.RetentionRun;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.upload.UploadKind;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.retention.RetentionSweep;
import org.fovea.service.upload.Destination;
import org.fovea.service.upload.NewUpload;
import org.fovea.service.upload.UploadService;
import org.fovea.service.upload.UploadStore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
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
  @Inject UploadService uploads;
  @Inject UploadStore store;
  @Inject SubjectDigest digest;
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
  void anUploadIsThereAfter23HoursAndGoneWithItsBytesAfter25() throws Exception {
    var ada = stage.professor(); // may upload
    var wanted =
        new NewUpload(
            "idle.tif",
            UploadKind.WHOLE,
            OptionalLong.of(1000),
            Destination.PERSONAL,
            Optional.empty(),
            false,
            Optional.empty(),
            "");
    var kept = uploads.create(ada, wanted).id();
    var due = uploads.create(ada, wanted).id();
    assertThat(store.find(due)).exists();
    moment("Upload", "lastActivityAt", kept.value(), ago(Duration.ofHours(23)));
    moment("Upload", "lastActivityAt", due.value(), ago(Duration.ofHours(25)));

    run(RetentionClass.UPLOADS);

    assertThat(Eventually.get(PATIENCE, () -> count("Upload", due.value()), n -> n == 0)).isZero();
    assertThat(store.find(due)).doesNotExist();
    assertThat(count("Upload", kept.value())).isEqualTo(1);
    assertThat(store.find(kept)).exists();
  }

  @Test
  void settledRequestsGoAfterThreeYearsButThoseOfWhoIsHeld() throws Exception {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(Period.ofMonths(36));
    var ada = stage.newcomer();
    var held = stage.newcomer();
    var kept = request(ada, day.plusDays(1));
    var due = request(ada, day.minusDays(1));
    var holdsOn = request(held, day.minusDays(1));
    var open = request(ada, null);
    var hold =
        new LegalHold(
            new HoldOrder(Held.ACCOUNT, digest.of(held.who()), HoldCause.COURT_ORDER, "CASE-36"),
            clock.instant());
    stage.transaction(() -> entities.persist(hold));

    run(RetentionClass.REQUESTS);

    var type = "PrivacyRequest";
    assertThat(Eventually.get(PATIENCE, () -> count(type, due), n -> n == 0)).isZero();
    for (var id : List.of(kept, holdsOn, open)) {
      assertThat(count(type, id)).isEqualTo(1);
    }
    assertThat(newestProof(RetentionClass.REQUESTS).removed()).isGreaterThanOrEqualTo(1);
    stage.transaction(() -> entities.remove(entities.merge(hold)));
  }

  private String request(Caller.Person who, @Nullable LocalDate settled) throws Exception {
    var day = settled == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : settled;
    var account = accounts.find(who.who()).orElseThrow();
    var request = new PrivacyRequest(account, digest.of(who.who()), RequestKind.ACCESS, null, day);
    if (settled != null) {
      request.settle(RequestState.ANSWERED, day);
    }
    stage.transaction(() -> entities.persist(request));
    return request.id().value();
  }

  @Test
  void looksInAnEmergencyGoAfterTwelveMonths() throws Exception {
    var year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(Period.ofMonths(12));
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    var kept = look(ada, space, year.plusDays(1));
    var due = look(ada, space, year.minusDays(1));

    run(RetentionClass.BREAK_GLASS);

    assertThat(Eventually.get(PATIENCE, () -> count("BreakGlass", due), n -> n == 0)).isZero();
    assertThat(count("BreakGlass", kept)).isEqualTo(1);
  }

  private String look(Caller.Person who, SpaceId space, LocalDate end) throws Exception {
    var id = PublicId.random();
    stage.transaction(() ->
        entities
            .createNativeQuery(
                "insert into fovea.break_glass (public_id, account_id, space_id, cause, reference,"
                    + " opened_at, ends_at) select ?1, a.id, s.id, 'SECURITY_INCIDENT', 'CASE-12',"
                    + " ?3, ?3 from fovea.account a, fovea.space s"
                    + " where a.sub = ?2 and s.public_id = ?4")
            .setParameter(1, id)
            .setParameter(2, who.who().sub())
            .setParameter(3, end.atStartOfDay())
            .setParameter(4, space.value())
            .executeUpdate());
    return id;
  }

  private void moment(String type, String column, String id, Instant moment) throws Exception {
    stage.transaction(() ->
        entities
            .createQuery(
                "update %s x set x.%s = :moment where x.publicId = :id".formatted(type, column))
            .setParameter("moment", moment)
            .setParameter("id", id)
            .executeUpdate());
  }

  private long count(String type, String id) {
    return entities
        .createQuery("select count(x) from " + type + " x where x.publicId = :id", Long.class)
        .setParameter("id", id)
        .getSingleResult();
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
