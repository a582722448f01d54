package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.fovea.model.account.Account;
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

  /// The personal repository of `owner`, or empty if they have none yet.
  public Optional<PersonalRepository> findPersonal(Account owner) {
    return entities
        .createQuery(
            "select r from PersonalRepository r where r.owner = :owner", PersonalRepository.class)
        .setParameter("owner", owner)
        .getResultStream()
        .findAny();
  }

  /// Makes the personal repository of `owner`, who has none yet.
  public PersonalRepository openPersonal(Account owner) {
    var repository = new PersonalRepository(owner, clock.instant());
    entities.persist(repository);
    return repository;
  }
}
