package org.fovea.service.space;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.space.ExId;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.Membership;
import org.fovea.model.space.PersonalRepository;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.NotFoundException;

/// Finds and makes spaces, for other services: nothing here asks who the caller is.
@ApplicationScoped
public class Spaces {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /// The space of that identifier.
  ///
  /// @throws NotFoundException if there is no such space
  public Space get(SpaceId id) {
    return entities
        .createQuery("select s from Space s where s.publicId = :id", Space.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findAny()
        .orElseThrow(NotFoundException::new);
  }

  /// The space of that identifier as it is now, locked until the transaction ends. Whoever changes
  /// members, roles, links or folders locks first: the space, and of two the one with the smaller
  /// identifier first.
  ///
  /// @throws NotFoundException if there is no such space
  public Space lock(SpaceId id) {
    var space = get(id);
    entities.refresh(space, LockModeType.PESSIMISTIC_WRITE);
    return space;
  }

  /// Locks two spaces, as [#lock].
  ///
  /// @throws NotFoundException if there is no such space
  public void lockBoth(SpaceId one, SpaceId other) {
    Stream.of(one, other).sorted(comparing(SpaceId::value)).forEach(this::lock);
  }

  /// The experiment of that number, or empty if there is none.
  Optional<SpaceId> find(ExId exId) {
    return entities
        .createQuery("select e from Experiment e where e.exId = :exId", Experiment.class)
        .setParameter("exId", exId.value())
        .getResultStream()
        .findAny()
        .map(Space::id);
  }

  /// The personal repository of `owner`, or empty if they have none yet.
  public Optional<PersonalRepository> findPersonal(Account owner) {
    return entities
        .createQuery(
            "select r from PersonalRepository r where r.owner = :owner", PersonalRepository.class)
        .setParameter("owner", owner)
        .getResultStream()
        .findAny();
  }

  /// Makes the personal repository of `owner`, who has none yet; they answer for it, so that their
  /// role comes from a membership as everybody's does.
  public PersonalRepository openPersonal(Account owner) {
    var now = clock.instant();
    var repository = new PersonalRepository(owner, now);
    entities.persist(repository);
    entities.persist(new Membership(repository, owner, Role.PRINCIPAL_INVESTIGATOR, null, now));
    return repository;
  }
}
