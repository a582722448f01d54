package org.fovea.service.retention;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fovea.model.retention.RetentionClass;

/// Runs every job of the retention matrix when it is due, on whatever node comes first. What goes
/// wrong with one job holds up no other, and is tried again with the next sweep.
@Singleton
@Startup
@DependsOn("StartCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // the ledger orders the threads
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionSweep {
  private static final Logger LOG = System.getLogger(RetentionSweep.class.getName());

  @Inject RetentionMatrix matrix;
  @Inject @Any Instance<Purge> beans;
  @Inject RetentionLedger ledger;
  @Inject ClockWatch watch;
  @Resource ManagedExecutorService executor;
  private final Map<RetentionClass, Purge> purges = new EnumMap<>(RetentionClass.class);

  /// A rule that nobody sees to must not be published: the deployment stops.
  @PostConstruct
  void begin() {
    beans.forEach(purge -> purges.put(purge.kind(), purge));
    for (var rule : matrix.jobs()) {
      if (!purges.containsKey(rule.kind())) {
        throw new IllegalStateException("nothing removes " + rule.kind());
      }
    }
  }

  /// Runs all jobs that are due, one after the other.
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void sweep() {
    Optional<Instant> now = watch.now();
    now.ifPresent(this::sweep);
  }

  /// Somebody does not want to wait.
  public void hasten(@Observes(during = TransactionPhase.AFTER_SUCCESS) RetentionAsked asked) {
    executor.execute(this::sweep);
  }

  private void sweep(Instant now) {
    var run = new PurgeRun(ledger);
    for (var rule : matrix.jobs()) {
      var purge = purges.get(rule.kind());
      try {
        if (purge != null) { // begin() has seen to it
          run.run(rule, purge, now);
        }
      } catch (IOException | RuntimeException e) {
        LOG.log(
            Level.ERROR, "the job " + rule.kind() + " stopped; it goes on with the next run", e);
      }
    }
  }
}
