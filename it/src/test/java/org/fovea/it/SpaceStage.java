package org.fovea.it;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.fovea.model.access.Role;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.JobState;
import org.fovea.model.image.OriginalFile;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.institution.Institution;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.access.Terms;
import org.fovea.service.account.AccountService;
import org.fovea.service.institution.HomeInstitutions;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.NewInvitation;
import org.fovea.service.space.NewSpace;
import org.fovea.service.space.SpaceService;
import org.fovea.service.space.Spaces;

/// People of one institution and their spaces, for tests inside the server.
@ApplicationScoped
class SpaceStage {
  private static final String SCOPE = "stage.example";
  private static final String FACILITY = "STAGE";
  private static final Duration DAY = Duration.ofDays(1);

  @PersistenceContext EntityManager entities;
  @Resource UserTransaction transaction;
  @Resource ManagedExecutorService threads;
  @Inject AccountService accounts;
  @Inject Accounts rows;
  @Inject HomeInstitutions homes;
  @Inject SpaceService spaces;
  @Inject Spaces spaceRows;
  @Inject MembershipService members;
  @Inject InvitationService invitations;
  @Inject Clock clock;

  /// What a test does inside a transaction.
  interface Act {
    void run() throws Exception;
  }

  /// Somebody with an account and no affiliation.
  Caller.Person newcomer() {
    return person(Affiliations.NONE);
  }

  /// Somebody who may answer for spaces of the institution.
  Caller.Person professor() throws Exception {
    var professor =
        person(
            new Affiliations(
                List.of("faculty@" + SCOPE),
                List.of(),
                List.of(),
                Set.of(),
                Set.of("https://refeds.org/assurance/IAP/medium")));
    if (homes.of(professor).isEmpty()) {
      transaction(() -> {
        var institution = new Institution("Institute of the stage", FACILITY, clock.instant());
        institution.rescope(Set.of(SCOPE));
        entities.persist(institution);
      });
      Eventually.get(Duration.ofSeconds(5), () -> homes.of(professor), found -> !found.isEmpty());
    }
    return professor;
  }

  private Caller.Person person(Affiliations affiliations) {
    var person =
        new Caller.Person(new Subject("https://stage.example", PublicId.random()), affiliations);
    accounts.acceptTerms(person, Terms.FIRST);
    return person;
  }

  SpaceId space(Caller investigator, SpaceKind kind) {
    return spaces.create(investigator, new NewSpace(kind, "Optics", "", Optional.empty()));
  }

  SpaceId personalRepository(Caller owner) {
    return accounts.me(owner).entry().orElseThrow().personalRepository();
  }

  /// A new member in that role, by an invitation.
  Caller.Person member(Caller inviter, SpaceId space, Role role) {
    var member = newcomer();
    join(inviter, member, space, role);
    return member;
  }

  void join(Caller inviter, Caller member, SpaceId space, Role role) {
    invitations.accept(member, invite(inviter, space, role));
  }

  /// The token of a new invitation.
  String invite(Caller inviter, SpaceId space, Role role) {
    var wanted = new NewInvitation(role, Optional.empty(), DAY, Optional.empty(), Optional.empty());
    return invitations.create(inviter, space, wanted).token();
  }

  /// Under which identifier `member` belongs to the space.
  MemberId idOf(Caller member, SpaceId space) {
    return members.list(member, space, PageRequest.first(200)).rows().stream()
        .filter(MemberView::self)
        .findAny()
        .orElseThrow()
        .id();
  }

  /// An image that no worker touches.
  ImageId image(Caller.Person uploader, SpaceId space) throws Exception {
    var id = ImageId.random();
    transaction(() -> {
      var now = clock.instant();
      var image =
          new Image(
              id,
              spaceRows.get(space),
              rows.find(uploader.who()).orElseThrow(),
              new OriginalFile("left lobe.tif", 1000),
              now);
      var job = new PyramidJob(image, now);
      job.finish(JobState.FAILED, now);
      image.failed("It was never there.", now);
      entities.persist(image);
      entities.persist(job);
    });
    return id;
  }

  void transaction(Act act) throws Exception {
    transaction.begin();
    try {
      act.run();
      transaction.commit();
    } catch (Exception e) {
      transaction.rollback();
      throw e;
    }
  }

  /// Does all at once, and returns what those threw that failed.
  List<Throwable> atOnce(List<? extends Act> acts) throws InterruptedException {
    List<Callable<Void>> calls = new ArrayList<>();
    for (var act : acts) {
      calls.add(() -> {
        act.run();
        return null;
      });
    }
    List<Throwable> failures = new ArrayList<>();
    for (var done : threads.invokeAll(calls)) {
      try {
        done.get();
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    return failures;
  }

  /// The events that were recorded of a space, oldest first.
  List<String> events(SpaceId space) {
    return entities
        .createQuery(
            "select e.event from AuditEntry e where e.spaceId = :space order by e.sequence",
            String.class)
        .setParameter("space", space.value())
        .getResultList();
  }
}
