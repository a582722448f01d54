package org.fovea.service.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditEntry;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;

/// Adds entries to the audit log, always inside the transaction of the change they tell of: no
/// change without its entry, no entry without its change.
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditLog {
  @PersistenceContext EntityManager entities;
  @Inject SubjectDigest digest;
  @Inject Clock clock;
  @Inject Event<LogGrown> grown;

  /// Records that `caller` did `event`.
  ///
  /// Call it last: it locks the end of the log until the transaction ends, and so it is the last
  /// lock that any transaction takes.
  public void record(Caller caller, AuditEvent event) {
    append(caller.subject(), List.of(event));
  }

  /// Records that `caller` did all of `events`, in this order; else as [#record].
  public void record(Caller caller, List<? extends AuditEvent> events) {
    if (!events.isEmpty()) {
      append(caller.subject(), events);
    }
  }

  /// Records that the system itself did `event`; else as [#record].
  public void recordOwn(AuditEvent event) {
    append(Optional.empty(), List.of(event));
  }

  /// Records that the system itself did all of `events`, in this order; else as [#record].
  public void recordOwn(List<? extends AuditEvent> events) {
    if (!events.isEmpty()) {
      append(Optional.empty(), events);
    }
  }

  private void append(Optional<Subject> actor, List<? extends AuditEvent> events) {
    // first what is pending, for the locking read below overwrites an unwritten head
    entities.flush();
    var head = entities.find(AuditHead.class, AuditHead.KEY, LockModeType.PESSIMISTIC_WRITE);
    for (var event : events) {
      var facts = facts(head.sequence() + 1, actor, event);
      var entry = new AuditEntry(facts, head.hash(), AuditChain.hash(facts, head.hash()));
      entities.persist(entry);
      head.advance(entry);
    }
    grown.fire(new LogGrown(head));
  }

  private AuditFacts facts(long sequence, Optional<Subject> actor, AuditEvent event) {
    return new AuditFacts(
        sequence,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        event.getClass().getSimpleName(),
        actor.map(digest::of).orElse(null),
        event.where().map(SpaceId::value).orElse(null),
        details(event));
  }

  private String details(AuditEvent event) {
    Map<String, String> details = new TreeMap<>(event.details());
    event.about().ifPresent(person -> details.put("person", digest.of(person)));
    return canonical(details);
  }

  /// A JSON object with sorted names and no white space.
  static String canonical(Map<String, String> details) {
    var object = Json.createObjectBuilder();
    new TreeMap<>(details).forEach(object::add);
    return object.build().toString();
  }
}
