package org.fovea.service.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import org.fovea.model.audit.AuditEntry;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditRow;
import org.fovea.model.audit.TranscriptScope;
import org.fovea.model.space.SpaceId;

/// Queries for the entries of one space.
@ApplicationScoped
class SpaceEntries {
  @PersistenceContext EntityManager entities;

  /// The newest before a number, at most `limit`, newest first.
  List<AuditFacts> before(SpaceId space, long before, int limit) {
    return entities
        .createQuery(
            "select e from AuditEntry e where e.spaceId = :space and e.sequence < :before"
                + " order by e.sequence desc",
            AuditEntry.class)
        .setParameter("space", space.value())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultStream()
        .map(AuditEntry::facts)
        .toList();
  }

  /// The same, those with one of these event names only.
  List<AuditFacts> before(SpaceId space, long before, int limit, Collection<String> events) {
    return entities
        .createQuery(
            "select e from AuditEntry e where e.spaceId = :space and e.sequence < :before"
                + " and e.event in :events order by e.sequence desc",
            AuditEntry.class)
        .setParameter("space", space.value())
        .setParameter("before", before)
        .setParameter("events", events)
        .setMaxResults(limit)
        .getResultStream()
        .map(AuditEntry::facts)
        .toList();
  }

  /// The entries of a transcript after one number and up to another, at most `limit`, in the order
  /// of their numbers.
  List<AuditRow> after(TranscriptScope scope, long after, long last, int limit) {
    return entities
        .createQuery(
            "select e from AuditEntry e where e.spaceId = :space"
                + " and e.recordedAt >= :from and e.recordedAt < :until"
                + " and e.sequence > :after and e.sequence <= :last order by e.sequence",
            AuditEntry.class)
        .setParameter("space", scope.spaceId())
        .setParameter("from", scope.from())
        .setParameter("until", scope.until())
        .setParameter("after", after)
        .setParameter("last", last)
        .setMaxResults(limit)
        .getResultStream()
        .map(AuditEntry::row)
        .toList();
  }
}
