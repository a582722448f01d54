package org.fovea.service.retention;

import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.retention.RetentionClock;
import org.jspecify.annotations.Nullable;

/// Tells the time to those who delete, or refuses to.
///
/// It refuses when the clock is further ahead than [ClockJudge] allows, until one of these: the
/// clock comes back; somebody logs in, for then the home organisation's provider has signed a time
/// that agrees with ours; an administrator confirms the clock.
@Singleton
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ClockWatch {
  private static final Logger LOG = System.getLogger(ClockWatch.class.getName());

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  private final ClockJudge judge = new ClockJudge();
  private @Nullable Doubt doubt;

  /// When the clock was first found ahead, by that clock, and where the audit log ended then.
  private record Doubt(Instant since, long sequence) {}

  /// The time, or empty if it cannot be trusted.
  public Optional<Instant> now() {
    var row =
        entities.find(RetentionClock.class, RetentionClock.KEY, LockModeType.PESSIMISTIC_WRITE);
    var wall = clock.instant();
    long nanos = System.nanoTime();
    if (!judge.trusts(wall, nanos, row.observedAt()) && !isProved(wall)) {
      return Optional.empty();
    }
    trust(row, wall, nanos);
    return Optional.of(wall);
  }

  /// Takes the clock of this node for right.
  public void confirm() {
    var row =
        entities.find(RetentionClock.class, RetentionClock.KEY, LockModeType.PESSIMISTIC_WRITE);
    trust(row, clock.instant(), System.nanoTime());
  }

  /// Since when the clock of this node has not been trusted, or empty if it is.
  public Optional<Instant> doubtedSince() {
    return Optional.ofNullable(doubt).map(Doubt::since);
  }

  private void trust(RetentionClock row, Instant wall, long nanos) {
    row.observe(wall);
    judge.trusted(wall, nanos);
    doubt = null;
  }

  private boolean isProved(Instant wall) {
    if (doubt == null || wall.isBefore(doubt.since())) {
      var head = entities.find(AuditHead.class, AuditHead.KEY);
      doubt = new Doubt(wall, head.sequence());
      LOG.log(
          Level.WARNING, "the clock jumped forward: nothing is deleted until it is proved right");
      return false;
    }
    return somebodyLoggedIn(doubt);
  }

  private boolean somebodyLoggedIn(Doubt since) {
    return !entities
        .createQuery(
            "select e.sequence from AuditEntry e where e.sequence > :sequence"
                + " and e.recordedAt >= :since and e.event = 'LoggedIn'",
            Long.class)
        .setParameter("sequence", since.sequence())
        .setParameter("since", since.since())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
