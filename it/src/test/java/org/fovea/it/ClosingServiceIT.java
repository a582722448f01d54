package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.model.access.Role.CONTRIBUTOR;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.VIEWER;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.ClosingKind;
import org.fovea.model.account.Erasure;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.SuspendedException;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.ClosingDecisions;
import org.fovea.service.account.ClosingHinderedException;
import org.fovea.service.account.ClosingJob;
import org.fovea.service.account.ClosingService;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.image.ImageService;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.LedSpace;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.SpaceService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Accounts are closed inside the provisioned server: what goes, what stays, and what stands in the
/// way.
@ExtendWith(ArquillianExtension.class)
class ClosingServiceIT {
  @Inject SpaceStage stage;
  @Inject AccountService accounts;
  @Inject Accounts rows;
  @Inject ClosingService closing;
  @Inject ClosingDecisions decisions;
  @Inject ClosingJob job;
  @Inject ImageService images;
  @Inject SpaceService spaces;
  @Inject MembershipService members;
  @Inject InvitationService invitations;
  @Inject SubjectDigest digests;
  @Inject Clock clock;
  @PersistenceContext EntityManager entities;

  private Caller.Person ada;
  private Caller.Person ben;
  private SpaceId repository;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services().addClass(SpaceStage.class);
  }

  @BeforeEach
  void adaAnswersForSpacesAndBenDoesNot() throws Exception {
    ada = stage.professor();
    ben = stage.newcomer();
    repository = stage.personalRepository(ben);
  }

  private Optional<Instant> now() {
    return Optional.of(clock.instant());
  }

  @Test
  void whatIsOnesOwnGoesAndWhatIsTheInstitutionsStays() throws Exception {
    var experiment = stage.space(ada, SpaceKind.EXPERIMENT);
    stage.join(ada, ben, experiment, MANAGER);
    var link = stage.invite(ben, experiment, VIEWER);
    var own = List.of(stage.image(ben, repository), stage.image(ben, repository));
    var shared = stage.image(ben, experiment);
    assertThat(holding(ben)).isNotEmpty();
    var preview = closing.preview(ben).orElseThrow();
    assertThat(preview.holdings().images()).isEqualTo(2);
    assertThat(preview.holdings().bytes()).isEqualTo(2000);
    assertThat(preview.holdings().imagesElsewhere()).isEqualTo(1);
    assertThat(preview.holdings().roles()).isEqualTo(1);
    assertThat(preview.hindrances()).isEmpty();

    assertThat(closing.close(ben, now())).isTrue();

    assertThat(holding(ben)).isEmpty();
    assertThat(closing.preview(ben)).isEmpty();
    assertThat(count("Image i where i.publicId in :ids", ids(own))).isZero();
    assertThat(images.get(ada, shared).title()).isEqualTo("left lobe");
    assertThat(
            count("Image i where i.publicId in :ids and i.uploader is null", ids(List.of(shared))))
        .isEqualTo(1);
    assertThat(members.list(ada, experiment, PageRequest.first(200)).rows()).hasSize(1);
    assertThat(stage.events(experiment))
        .endsWith("InvitationCreated", "MembershipClosed", "InvitationRevoked");
    assertThat(stage.events(repository))
        .containsExactly(
            "PersonalRepositoryOpened", "RepositoryEmptied", "PersonalRepositoryClosed");
    var carl = stage.newcomer();
    assertThatThrownBy(() -> invitations.accept(carl, link)).isInstanceOf(RuntimeException.class);
    var erasure = erasure(ben);
    assertThat(erasure.kind()).isEqualTo(ClosingKind.SELF);
    assertThat(erasure.things().imagesDeleted()).isEqualTo(2);
    assertThat(erasure.things().bytesDeleted()).isEqualTo(2000);
    assertThat(erasure.things().imagesKept()).isEqualTo(1);
    assertThat(erasure.things().rolesEnded()).isEqualTo(1);
  }

  @Test
  void theFolderThatSomebodySharedIsGoneForTheGuest() throws Exception {
    stage.join(ada, ben, stage.space(ada, SpaceKind.TEAM), CONTRIBUTOR);
    var guest = stage.newcomer();
    shareFolder(guest);
    assertThat(count("Membership m where m.space.publicId in :ids", List.of(repository.value())))
        .isEqualTo(2);

    assertThat(closing.close(ben, now())).isTrue();

    assertThat(count("Membership m where m.space.publicId in :ids", List.of(repository.value())))
        .isZero();
    assertThat(count("Space s where s.publicId in :ids", List.of(repository.value()))).isZero();
    assertThat(rows.find(guest.who())).isPresent();
  }

  private void shareFolder(Caller.Person guest) throws Exception {
    stage.transaction(() -> {
      var space =
          entities
              .createQuery(
                  "select s from Space s where s.publicId = :id", org.fovea.model.space.Space.class)
              .setParameter("id", repository.value())
              .getSingleResult();
      var folder = new org.fovea.model.space.Folder(space, "Shared", clock.instant());
      entities.persist(folder);
      entities.flush();
      entities.persist(
          org.fovea.model.space.Membership.ofFolder(
              folder, rows.find(guest.who()).orElseThrow(), clock.instant()));
    });
  }

  @Test
  void whoAnswersForASpaceHandsItOverOrArchivesItFirst() {
    var team = stage.space(ada, SpaceKind.TEAM);
    var professor = ada;

    assertThatThrownBy(() -> closing.close(professor, now()))
        .isInstanceOfSatisfying(
            ClosingHinderedException.class,
            e ->
                assertThat(e.hindrances())
                    .flatExtracting(hindrance -> hindrance.space().stream().toList())
                    .extracting(LedSpace::id)
                    .contains(team));
    assertThat(closing.preview(ada).orElseThrow().begun()).isFalse();
  }

  @Test
  void anArchivedSpaceIsLeftWithoutAnyone() throws Exception {
    var professor = stage.professor();
    var team = stage.space(professor, SpaceKind.TEAM);
    stage.join(professor, ben, team, VIEWER);
    spaces.archive(professor, team);

    assertThat(closing.close(professor, now())).isTrue();

    assertThat(holding(professor)).isEmpty();
    assertThat(members.list(ben, team, PageRequest.first(200)).rows()).hasSize(1);
    assertThat(stage.events(team)).endsWith("SpaceArchived", "MembershipClosed");
  }

  @Test
  void nothingGoesWithoutAFreshLogin() {
    var hourAgo = Optional.of(clock.instant().minusSeconds(3600));

    for (Optional<Instant> login : List.of(hourAgo, Optional.<Instant>empty())) {
      assertThatThrownBy(() -> closing.close(ben, login))
          .isInstanceOfSatisfying(
              DeniedException.class, e -> assertThat(e.code()).isEqualTo("login-not-fresh"));
    }
    assertThat(accounts.me(ben).entry()).isPresent();
  }

  @Test
  void whatACrashLeftIsFinishedByTheJob() throws Exception {
    for (int i = 0; i < 3; i++) {
      stage.image(ben, repository);
    }
    decisions.close(ben, now()); // and then the power fails
    assertThat(closing.preview(ben).orElseThrow().begun()).isTrue();
    assertThatThrownBy(() -> images.list(ben, repository, Optional.empty(), 1))
        .isInstanceOf(NotFoundException.class);

    job.goOn();

    Eventually.get(java.time.Duration.ofSeconds(30), () -> holding(ben), List::isEmpty);
    assertThat(erasure(ben).things().imagesDeleted()).isEqualTo(3);
  }

  @Test
  void askingOnceMoreFinishesItToo() {
    decisions.close(ben, now());

    closing.close(ben, now());

    Eventually.get(java.time.Duration.ofSeconds(30), () -> holding(ben), List::isEmpty);
  }

  @Test
  void theAccountGoesWithTheLastImage() throws Exception {
    var first = stage.image(ben, repository);
    var last = stage.image(ben, repository);
    assertThat(closing.preview(ben).orElseThrow().lastImage()).isFalse();

    images.delete(ben, first);
    assertThat(closing.preview(ben).orElseThrow().lastImage()).isTrue();
    images.delete(ben, last);

    assertThat(holding(ben)).isEmpty();
    assertThat(erasure(ben).kind()).isEqualTo(ClosingKind.LAST_IMAGE);
    assertThat(stage.events(repository))
        .containsExactly(
            "PersonalRepositoryOpened", "ImageDeleted", "ImageDeleted", "PersonalRepositoryClosed");
  }

  @Test
  void theAccountStaysWithARoleWhenTheLastImageGoes() throws Exception {
    stage.join(ada, ben, stage.space(ada, SpaceKind.TEAM), VIEWER);
    var only = stage.image(ben, repository);
    assertThat(closing.preview(ben).orElseThrow().lastImage()).isFalse();

    images.delete(ben, only);

    assertThat(accounts.me(ben).entry()).isPresent();
  }

  @Test
  void whoHadNoImageLosesNothingByDeletingThoseOfOthers() throws Exception {
    var team = stage.space(ada, SpaceKind.TEAM);
    stage.join(ada, ben, team, MANAGER);
    var hers = stage.image(ada, team);

    images.delete(ben, hers);

    assertThat(accounts.me(ben).entry()).isPresent();
  }

  @Test
  void whoCloseTheirAccountCanBeginAnew() {
    closing.close(ben, now());

    accounts.acceptTerms(ben, 1);

    assertThat(accounts.me(ben).entry().orElseThrow().personalRepository())
        .isNotEqualTo(repository);
  }

  @Test
  void asLongAsItIsBeingClosedNobodyBeginsAnew() throws Exception {
    var professor = stage.professor();
    var team = stage.space(professor, SpaceKind.TEAM);
    decideDespite(professor, team);

    assertThatThrownBy(() -> accounts.acceptTerms(professor, 1))
        .isInstanceOf(ConflictException.class);
    job.goOn(); // nothing goes as long as somebody must answer for the space
    assertThat(closing.preview(professor).orElseThrow().begun()).isTrue();
  }

  /// Somebody who was restored from a backup may answer for a space again.
  private void decideDespite(Caller.Person professor, SpaceId team) throws Exception {
    spaces.archive(professor, team);
    decisions.close(professor, now());
    stage.transaction(() ->
        entities
            .createNativeQuery("update fovea.space set archived_at = null where public_id = ?1")
            .setParameter(1, team.value())
            .executeUpdate());
  }

  @Test
  void whoIsSuspendedAsksAnAdministrator() throws Exception {
    stage.transaction(() -> rows.find(ben.who()).orElseThrow().suspend());

    assertThatThrownBy(() -> closing.close(ben, now())).isInstanceOf(SuspendedException.class);
    assertThat(accounts.me(ben).entry()).isPresent();
  }

  private Erasure erasure(Caller.Person who) {
    return entities
        .createQuery("select e from Erasure e where e.digest = :digest", Erasure.class)
        .setParameter("digest", digests.of(who.who()))
        .getSingleResult();
  }

  private static List<String> ids(List<ImageId> images) {
    return images.stream().map(ImageId::value).toList();
  }

  private long count(String what, List<String> ids) {
    return (Long)
        entities
            .createQuery("select count(1) from " + what)
            .setParameter("ids", ids)
            .getSingleResult();
  }

  /// The columns of all tables that hold the person's `sub`.
  private List<String> holding(Caller.Person who) {
    List<String> holding = new ArrayList<>();
    for (var row : columns()) {
      var column = (Object[]) row;
      var table = column[0] + "." + column[1];
      long found =
          ((Number)
                  entities
                      .createNativeQuery(
                          "select count(*) from %s where `%s` like ?1".formatted(table, column[2]))
                      .setParameter(1, "%" + who.who().sub() + "%")
                      .getSingleResult())
              .longValue();
      if (found > 0) {
        holding.add(table + "." + column[2]);
      }
    }
    return holding;
  }

  private List<?> columns() {
    var texts =
        entities
            .createNativeQuery(
                "select table_schema, table_name, column_name from information_schema.columns"
                    + " where table_schema in ('fovea', 'fovea_audit')"
                    + " and data_type in ('char', 'varchar', 'text', 'longtext')")
            .getResultList();
    assertThat(texts.size()).isGreaterThan(40);
    return texts;
  }
}
