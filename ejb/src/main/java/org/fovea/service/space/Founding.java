package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Ownership;
import org.fovea.model.space.Project;
import org.fovea.model.space.Space;
import org.fovea.model.space.Team;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.institution.HomeInstitutions;
import org.fovea.service.institution.Institutions;
import org.fovea.service.policy.PrincipalInvestigatorPolicy;
import org.fovea.service.shared.InvalidException;

/// Makes spaces, with all that belongs to one from the beginning: who owns it and who answers for
/// it.
@ApplicationScoped
class Founding {
  @PersistenceContext EntityManager entities;
  @Inject HomeInstitutions homes;
  @Inject Institutions registry;
  @Inject PrincipalInvestigatorPolicy policy;
  @Inject ExperimentNumbers numbers;
  @Inject SubjectDigest digest;
  @Inject Clock clock;

  /// For which institutions the caller could answer, and for which not.
  List<Candidacy> candidacies(Caller caller) {
    return homes.of(caller).stream()
        .map(home -> new Candidacy(home, policy.judge(caller, home.id())))
        .toList();
  }

  /// A new space of `founder`, who qualifies by `candidacy`.
  ///
  /// @throws InvalidException if name, description or kind are not as they must be
  Space found(Account founder, NewSpace wanted, Candidacy candidacy) {
    var now = clock.instant();
    var space = make(wanted, candidacy, now);
    space.describe(SpaceTexts.description(wanted.description()));
    space.qualified(candidacy.judgement().policy().orElse(null), now);
    entities.persist(space);
    entities.flush(); // the ownership needs its key
    var institution = registry.get(candidacy.institution().id());
    registry.share(institution); // before the account that the membership names
    var first = digest.of(Subject.of(founder));
    entities.persist(new Ownership(space, institution, first, now));
    entities.persist(new Membership(space, founder, Role.PRINCIPAL_INVESTIGATOR, institution, now));
    return space;
  }

  private Space make(NewSpace wanted, Candidacy candidacy, Instant now) {
    var name = SpaceTexts.name(wanted.name());
    return switch (wanted.kind()) {
      case EXPERIMENT ->
          new Experiment(numbers.give(candidacy.institution().facilityCode()), name, now);
      case PROJECT -> new Project(name, now);
      case TEAM -> new Team(name, now);
      case PERSONAL_REPOSITORY ->
          throw new InvalidException(
              "space-kind", "Everybody has one personal repository, made with their account.");
    };
  }
}
