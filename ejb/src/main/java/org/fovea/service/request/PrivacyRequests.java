package org.fovea.service.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.request.PrivacyRequest;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RequestState;
import org.fovea.service.shared.NotFoundException;

/// Queries for requests.
@ApplicationScoped
class PrivacyRequests {
  @PersistenceContext EntityManager entities;

  /// All of one person's, newest first.
  List<PrivacyRequest> list(Account requester, int limit) {
    return entities
        .createQuery(
            "select r from PrivacyRequest r where r.account = :requester order by r.id desc",
            PrivacyRequest.class)
        .setParameter("requester", requester)
        .setMaxResults(limit)
        .getResultList();
  }

  long countOpen(Account requester) {
    return entities
        .createQuery(
            "select count(r) from PrivacyRequest r where r.account = :requester"
                + " and r.state = :open",
            Long.class)
        .setParameter("requester", requester)
        .setParameter("open", RequestState.OPEN)
        .getSingleResult();
  }

  /// One, locked until the transaction ends, as it is now.
  ///
  /// @throws NotFoundException if there is none
  PrivacyRequest lock(PrivacyRequestId id) {
    var request = find(id).orElseThrow(NotFoundException::new);
    entities.refresh(request, LockModeType.PESSIMISTIC_WRITE);
    return request;
  }

  Optional<PrivacyRequest> find(PrivacyRequestId id) {
    return entities
        .createQuery("select r from PrivacyRequest r where r.publicId = :id", PrivacyRequest.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findAny();
  }

  /// The open ones after `after`, those first that are due first.
  List<PrivacyRequest> open(Optional<PrivacyRequest> after, int limit) {
    var query =
        entities
            .createQuery(
                "select r from PrivacyRequest r left join fetch r.account where r.state = :open"
                    + (after.isPresent()
                        ? " and (r.dueOn > :due or (r.dueOn = :due and r.id > :id))"
                        : "")
                    + " order by r.dueOn, r.id",
                PrivacyRequest.class)
            .setParameter("open", RequestState.OPEN)
            .setMaxResults(limit);
    after.ifPresent(last -> query.setParameter("due", last.dueOn()).setParameter("id", last.key()));
    return query.getResultList();
  }

  /// The settled ones after `after`, newest first.
  List<PrivacyRequest> settled(Optional<PrivacyRequest> after, int limit) {
    return entities
        .createQuery(
            "select r from PrivacyRequest r where r.state <> :open and r.id < :id"
                + " order by r.id desc",
            PrivacyRequest.class)
        .setParameter("open", RequestState.OPEN)
        .setParameter("id", after.map(PrivacyRequest::key).orElse(Long.MAX_VALUE))
        .setMaxResults(limit)
        .getResultList();
  }

  long countOverdue(LocalDate today) {
    return entities
        .createQuery(
            "select count(r) from PrivacyRequest r where r.state = :open and r.dueOn < :today",
            Long.class)
        .setParameter("open", RequestState.OPEN)
        .setParameter("today", today)
        .getSingleResult();
  }
}
