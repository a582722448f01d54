package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.space.Invitation;
import org.fovea.model.space.InvitationId;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.PageRequest;

/// Queries for invitations.
@ApplicationScoped
class Invitations {
  private static final String OPEN =
      " i.acceptedAt is null and i.revokedAt is null and i.expiresAt > :now";

  @PersistenceContext EntityManager entities;

  /// Those made since then with what a list of them shows, newest first; one more than wanted if
  /// there are more.
  ///
  /// @throws org.fovea.service.shared.InvalidException if the one after which the page begins is
  ///   none of the space
  List<Invitation> list(SpaceId space, Instant since, PageRequest<InvitationId> wanted) {
    long before = wanted.place(id -> find(space, id)).map(Invitation::key).orElse(Long.MAX_VALUE);
    return entities
        .createQuery(
            "select i from Invitation i left join fetch i.inviter left join fetch i.folder"
                + " where i.space.publicId = :space and i.createdAt > :since and i.id < :before"
                + " order by i.id desc",
            Invitation.class)
        .setParameter("space", space.value())
        .setParameter("since", since)
        .setParameter("before", before)
        .setMaxResults(wanted.probe())
        .getResultList();
  }

  Optional<Invitation> find(SpaceId space, InvitationId id) {
    return entities
        .createQuery(
            "select i from Invitation i where i.publicId = :id and i.space.publicId = :space",
            Invitation.class)
        .setParameter("id", id.value())
        .setParameter("space", space.value())
        .getResultStream()
        .findAny();
  }

  /// The invitation of that link, however it stands.
  Optional<Invitation> find(LinkToken token) {
    return entities
        .createQuery(
            "select i from Invitation i join fetch i.space left join fetch i.folder"
                + " where i.tokenHash = :hash",
            Invitation.class)
        .setParameter("hash", token.hash())
        .getResultStream()
        .findAny();
  }

  /// Locks an invitation until the transaction ends, and reads it as it is now.
  Invitation lock(Invitation invitation) {
    entities.refresh(invitation, LockModeType.PESSIMISTIC_WRITE);
    return invitation;
  }

  long countOpen(Space space, Instant now) {
    return entities
        .createQuery(
            "select count(i) from Invitation i where i.space = :space and" + OPEN, Long.class)
        .setParameter("space", space)
        .setParameter("now", now)
        .getSingleResult();
  }

  /// The open ones that `inviter` made in a space, locked until the transaction ends.
  List<Invitation> lockOpen(Space space, Account inviter, Instant now) {
    return entities
        .createQuery(
            "select i from Invitation i where i.space = :space and i.inviter = :inviter and"
                + OPEN
                + " order by i.id",
            Invitation.class)
        .setParameter("space", space)
        .setParameter("inviter", inviter)
        .setParameter("now", now)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
