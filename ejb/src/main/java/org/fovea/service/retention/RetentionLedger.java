package org.fovea.service.retention;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.fovea.model.retention.RetentionJob;
import org.fovea.model.retention.RetentionRun;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.RetentionEvent.RetentionRunFinished;

/// The ledger in the database. A row of each job is locked by whoever changes it, so of many nodes
/// one runs it.
///
/// A run that finds nothing is proved once a day; the others of that day leave no trace but the
/// time of the last one.
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RetentionLedger implements Ledger {
  static final Duration LEASE = Duration.ofMinutes(1);

  @PersistenceContext EntityManager entities;
  @Inject RetentionJobs jobs;
  @Inject AuditLog audit;
  @Inject Clock clock;

  @Override
  public Optional<Claim> claim(RetentionRule rule, Instant now) {
    var kind = rule.kind();
    var interval = rule.interval().orElseThrow();
    var known = jobs.find(kind).orElseGet(() -> jobs.make(kind, now));
    if (!isClaimable(known, now, interval)) {
      return Optional.empty(); // mostly so; no lock is taken to find out
    }
    return jobs.lockIfFree(kind)
        .filter(job -> isClaimable(job, now, interval))
        .map(job -> claim(job, rule, now));
  }

  private Claim claim(RetentionJob job, RetentionRule rule, Instant now) {
    job.lease(now.plus(LEASE));
    var run = job.run().map(this::resumed).orElseGet(() -> begun(job, rule, now));
    return new Claim(
        rule.kind(),
        job.takeOver(),
        run.key(),
        run.dueBefore(),
        now.plus(rule.interval().orElseThrow()));
  }

  private static boolean isClaimable(RetentionJob job, Instant now, Duration interval) {
    return job.isFree(now, LEASE) && job.isDue(now, interval);
  }

  @Override
  public Purge.Step step(Claim claim, Purge purge) {
    lock(claim);
    try {
      var step = purge.step(claim.dueBefore());
      entities.find(RetentionRun.class, claim.run()).count(step.removed());
      return step;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // so that the transaction is rolled back
    }
  }

  @Override
  public void count(Claim claim, Purge.Step step) {
    lock(claim);
    entities.find(RetentionRun.class, claim.run()).count(step.removed());
  }

  @Override
  public void finish(Claim claim) {
    var job = lock(claim);
    var now = clock.instant();
    var run = entities.find(RetentionRun.class, claim.run());
    run.finish(now);
    job.finish(now, claim.next());
    if (run.removed() == 0 && isProvedToday(run)) {
      entities.remove(run);
      return;
    }
    audit.recordOwn(
        new RetentionRunFinished(run.kind(), run.key(), run.removed(), run.dueBefore()));
  }

  private RetentionRun resumed(long key) {
    var run = entities.find(RetentionRun.class, key);
    run.resume();
    return run;
  }

  private RetentionRun begun(RetentionJob job, RetentionRule rule, Instant now) {
    var time = (Keeping.For) rule.keeping(); // as the rule has made sure
    var run = new RetentionRun(rule.kind(), time.dueBefore(now), now);
    entities.persist(run);
    entities.flush(); // for its key
    job.begin(run.key());
    return run;
  }

  private RetentionJob lock(Claim claim) {
    var job =
        entities.find(RetentionJob.class, claim.kind().name(), LockModeType.PESSIMISTIC_WRITE);
    if (job.fence() != claim.fence()) {
      throw new LeaseLostException(claim);
    }
    job.lease(clock.instant().plus(LEASE));
    return job;
  }

  private boolean isProvedToday(RetentionRun run) {
    return entities
            .createQuery(
                "select count(r) from RetentionRun r"
                    + " where r.kind = :kind and r.startedAt >= :today and r <> :run",
                Long.class)
            .setParameter("kind", run.kind())
            .setParameter("today", run.startedAt().truncatedTo(ChronoUnit.DAYS))
            .setParameter("run", run)
            .getSingleResult()
        > 0;
  }
}
