package org.fovea.service.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.fovea.model.audit.AuditEntry;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;

/// Adds entries to the audit log, always inside the transaction of the change they tell of: no
/// change without its entry, no entry without its change.
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditLog {
  @PersistenceContext EntityManager entities;
  @Inject SubjectDigest digest;
  @Inject Clock clock;

  /// Records that `caller` did `event`.
  ///
  /// Call it last: it locks the end of the log until the transaction ends, and so it is the last
  /// lock that any transaction takes.
  public void record(Caller caller, AuditEvent event) {
    // first what is pending, for the locking read below overwrites an unwritten head
    entities.flush();
    var head = entities.find(AuditHead.class, AuditHead.KEY, LockModeType.PESSIMISTIC_WRITE);
    var facts =
        new AuditFacts(
            head.sequence() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            event.getClass().getSimpleName(),
            caller.subject().map(digest::of).orElse(null),
            event.space().map(SpaceId::value).orElse(null),
            canonical(event.details()));
    var entry = new AuditEntry(facts, head.hash(), AuditChain.hash(facts, head.hash()));
    entities.persist(entry);
    head.advance(entry);
  }

  /// A JSON object with sorted names and no white space.
  static String canonical(Map<String, String> details) {
    var object = Json.createObjectBuilder();
    new TreeMap<>(details).forEach(object::add);
    return object.build().toString();
  }
}
