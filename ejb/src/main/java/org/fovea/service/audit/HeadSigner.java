package org.fovea.service.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.config.AuditSettings;
import org.fovea.config.health.AuditLogHealth;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.LogEnd;
import org.fovea.service.audit.SigningState.Trouble;

/// Signs the end of the log after each transaction that appended to it, and keeps the signature in
/// a file outside the database. It first makes sure, by one read outside any transaction, that the
/// database still has what was signed before.
///
/// A failing disk undoes no commit: it is told in the server's log, and the file catches up with
/// the next entry or within ten seconds of the disk's recovery. What a crash left unsigned is
/// signed at the next start.
@Singleton
@Startup
@DependsOn("StartCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // SignedLog orders the threads
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeadSigner {
  @PersistenceContext EntityManager entities;
  @Inject AuditSettings settings;
  @Inject AuditKey key;
  @Inject Clock clock;
  @Inject AuditLogHealth health;

  private SignedLog log;

  @PostConstruct
  void open() {
    log = new SignedLog(new HeadFile(settings, key), key, clock, this::standing);
    try {
      log.open(entities.find(AuditHead.class, AuditHead.KEY).end());
    } catch (IOException e) {
      throw new UncheckedIOException("the signed head of the audit log cannot be opened", e);
    }
    tellHealth();
  }

  /// Signs what a transaction has appended.
  public void sign(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogGrown grown) {
    log.offer(grown.head().end());
    tellHealth();
  }

  /// Tries again what a failing disk prevented.
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void catchUp() {
    log.write();
    tellHealth();
  }

  private void tellHealth() {
    var state = log.state();
    health.tell(
        new AuditLogHealth.Told(
            state.trouble() == Trouble.NONE, state.trouble().name(), state.sequence()));
  }

  /// How it stands with the signed head. Waits for nobody.
  public SigningState state() {
    return log.state();
  }

  /// Those of `ends` that are entries of the log, as committed. It reads columns, for an entity
  /// could come from a cache.
  private Set<LogEnd> standing(Set<LogEnd> ends) {
    return entities
        .createQuery(
            "select e.sequence, e.hash from AuditEntry e where e.sequence in :numbers",
            Object[].class)
        .setParameter("numbers", ends.stream().map(LogEnd::sequence).toList())
        .getResultStream()
        .map(row -> new LogEnd((long) row[0], (String) row[1]))
        .filter(ends::contains)
        .collect(Collectors.toSet());
  }
}
