package org.fovea.service.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.fovea.model.audit.AuditEntry;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditHead;
import org.fovea.service.shared.Period;

/// Queries for the entries of the whole log.
@ApplicationScoped
class SiteEntries {
  @PersistenceContext EntityManager entities;

  /// The newest before a number that fit, at most `limit`, newest first.
  List<AuditFacts> before(Period period, Optional<EventKind> kind, long before, int limit) {
    var text =
        "select e from AuditEntry e where e.sequence < :before"
            + " and e.recordedAt >= :begin and e.recordedAt < :end"
            + (kind.isPresent() ? " and e.event in :events" : "")
            + " order by e.sequence desc";
    var query =
        entities
            .createQuery(text, AuditEntry.class)
            .setParameter("before", before)
            .setParameter("begin", period.begin())
            .setParameter("end", period.end())
            .setMaxResults(limit);
    kind.ifPresent(which -> query.setParameter("events", which.events()));
    return query.getResultStream().map(AuditEntry::facts).toList();
  }

  /// Number of the newest entry, 0 if there is none.
  long newest() {
    return entities.find(AuditHead.class, AuditHead.KEY).sequence();
  }
}
