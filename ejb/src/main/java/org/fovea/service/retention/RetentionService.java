package org.fovea.service.retention;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.retention.RetentionRun;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.RetentionEvent.ClockConfirmed;
import org.fovea.service.audit.RetentionEvent.RetentionRunAsked;
import org.fovea.service.shared.NotFoundException;

/// The retention matrix for those who run the site. Each public method is one transaction.
///
/// All throw [NotFoundException] to whoever has no part in running the site, and [DeniedException]
/// to who may look only.
@Stateless
public class RetentionService {
  private static final Duration LATELY = Duration.ofDays(30);
  private static final int LONGEST_REPORT = 100;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject RetentionMatrix matrix;
  @Inject RetentionJobs jobs;
  @Inject ClockWatch watch;
  @Inject Event<RetentionAsked> asked;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// All rules, each with what its job did.
  public List<RetentionView> matrix(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return matrix.rules().stream().map(this::view).toList();
  }

  /// The proofs of the last 100 runs, newest first.
  public List<RunView> report(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return entities
        .createQuery("select r from RetentionRun r order by r.id desc", RetentionRun.class)
        .setMaxResults(LONGEST_REPORT)
        .getResultStream()
        .map(RunView::of)
        .toList();
  }

  /// Since when nothing is deleted because the clock of this node jumped forward, or empty if it is
  /// trusted.
  public Optional<Instant> clockDoubtedSince(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return watch.doubtedSince();
  }

  /// Says that the clock of this node is right.
  public void confirmClock(Caller caller) {
    guard.requireSite(caller, SitePermission.MANAGE_RETENTION);
    watch.confirm();
    asked.fire(new RetentionAsked());
    audit.record(caller, new ClockConfirmed());
  }

  /// Has a job run within seconds, on this node or another.
  ///
  /// @throws NotFoundException if no job sees to that class
  public void run(Caller caller, RetentionClass kind) {
    guard.requireSite(caller, SitePermission.MANAGE_RETENTION);
    if (matrix.jobs().stream().noneMatch(rule -> rule.kind() == kind)) {
      throw new NotFoundException();
    }
    var now = clock.instant();
    jobs.find(kind).orElseGet(() -> jobs.make(kind, now)).hasten(now);
    asked.fire(new RetentionAsked());
    audit.record(caller, new RetentionRunAsked(kind));
  }

  private RetentionView view(RetentionRule rule) {
    return jobs.find(rule.kind())
        .map(job ->
            new RetentionView(
                rule,
                job.lastAt(),
                Optional.of(job.nextAt()),
                job.run().isPresent(),
                removedLately(rule.kind())))
        .orElseGet(() -> RetentionView.withoutJob(rule));
  }

  private long removedLately(RetentionClass kind) {
    return entities
        .createQuery(
            "select coalesce(sum(r.removed), 0) from RetentionRun r"
                + " where r.kind = :kind and r.startedAt > :since",
            Number.class)
        .setParameter("kind", kind)
        .setParameter("since", clock.instant().minus(LATELY))
        .getSingleResult()
        .longValue();
  }
}
