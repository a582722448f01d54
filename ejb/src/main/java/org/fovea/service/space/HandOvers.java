package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.space.HandOver;
import org.fovea.model.space.HandOver.State;
import org.fovea.model.space.Ownership;
import org.fovea.model.space.Space;

/// Queries for offers of the principal investigator's part.
@ApplicationScoped
class HandOvers {
  @PersistenceContext EntityManager entities;

  /// The offer of a space that nobody has settled yet; its time may be over.
  Optional<HandOver> findUnsettled(Space space) {
    return entities
        .createQuery(
            "select h from HandOver h left join fetch h.successor"
                + " where h.space = :space and h.state = :offered",
            HandOver.class)
        .setParameter("space", space)
        .setParameter("offered", State.OFFERED)
        .getResultStream()
        .findAny();
  }

  /// The offer of that link, however it stands.
  Optional<HandOver> find(LinkToken token) {
    return entities
        .createQuery(
            "select h from HandOver h join fetch h.space where h.tokenHash = :hash", HandOver.class)
        .setParameter("hash", token.hash())
        .getResultStream()
        .findAny();
  }

  /// The open offers to one account, newest first.
  List<HandOver> list(Account successor, Instant now) {
    return entities
        .createQuery(
            "select h from HandOver h join fetch h.space where h.successor = :successor"
                + " and h.state = :offered and h.expiresAt > :now order by h.id desc",
            HandOver.class)
        .setParameter("successor", successor)
        .setParameter("offered", State.OFFERED)
        .setParameter("now", now)
        .getResultList();
  }

  /// Reads an offer as it is now, and locks it until the transaction ends.
  HandOver lock(HandOver offer) {
    entities.refresh(offer, LockModeType.PESSIMISTIC_WRITE);
    return offer;
  }

  /// Who owns a space that is no personal repository.
  Ownership ownership(Space space) {
    var ownership = entities.find(Ownership.class, space.key());
    if (ownership == null) {
      throw new IllegalStateException("space " + space.id() + " has no owner");
    }
    return ownership;
  }
}
