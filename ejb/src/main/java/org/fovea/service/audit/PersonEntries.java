package org.fovea.service.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.fovea.model.audit.AuditEntry;
import org.fovea.model.audit.AuditFacts;

/// Queries for the entries of one person, in whatever space.
@ApplicationScoped
class PersonEntries {
  /// By two indexes, each read from its end.
  private static final String NUMBERS =
      """
      (select e.sequence from fovea_audit.audit_entry e
        where e.actor = ?1 and e.sequence < ?2 order by e.sequence desc limit ?3)
      union
      (select e.sequence from fovea_audit.audit_entry e
        where e.person = ?1 and e.sequence < ?2 order by e.sequence desc limit ?3)
      order by sequence desc limit ?3
      """;

  @PersistenceContext EntityManager entities;

  /// What the person of that digest did, and what was done about them: the newest before a number,
  /// at most `limit`, newest first.
  List<AuditFacts> before(String digest, long before, int limit) {
    List<?> numbers =
        entities
            .createNativeQuery(NUMBERS)
            .setParameter(1, digest)
            .setParameter(2, before)
            .setParameter(3, limit)
            .getResultList();
    if (numbers.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select e from AuditEntry e where e.sequence in :numbers order by e.sequence desc",
            AuditEntry.class)
        .setParameter("numbers", numbers.stream().map(n -> ((Number) n).longValue()).toList())
        .getResultStream()
        .map(AuditEntry::facts)
        .toList();
  }
}
