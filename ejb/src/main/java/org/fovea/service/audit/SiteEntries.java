package org.fovea.service.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.List;
import org.fovea.model.audit.AuditEntry;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditHead;

/// Queries for the entries of the whole log.
@ApplicationScoped
class SiteEntries {
  @PersistenceContext EntityManager entities;

  /// The newest before a number that fit, at most `limit`, newest first.
  List<AuditFacts> before(SiteLogFilter filter, long before, int limit) {
    var text =
        "select e from AuditEntry e where e.sequence < :before"
            + (filter.from().isPresent() ? " and e.recordedAt >= :from" : "")
            + (filter.until().isPresent() ? " and e.recordedAt < :until" : "")
            + (filter.kind().isPresent() ? " and e.event in :events" : "")
            + " order by e.sequence desc";
    var query =
        entities
            .createQuery(text, AuditEntry.class)
            .setParameter("before", before)
            .setMaxResults(limit);
    filter
        .from()
        .ifPresent(day -> query.setParameter("from", day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    filter
        .until()
        .ifPresent(day ->
            query.setParameter("until", day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    filter.kind().ifPresent(kind -> query.setParameter("events", kind.events()));
    return query.getResultStream().map(AuditEntry::facts).toList();
  }

  /// Number of the newest entry, 0 if there is none.
  long newest() {
    return entities.find(AuditHead.class, AuditHead.KEY).sequence();
  }
}
