package org.fovea.service.usage;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/// Takes what was counted to the database every two seconds, and when the server stops. A kill
/// loses what was counted since the last time.
@Singleton
@Startup
@DependsOn("StartCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // what is taken out is nobody else's
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageWriter {
  private static final Logger LOG = System.getLogger(UsageWriter.class.getName());

  @Inject UsageCounter counter;
  @Inject UsageLedger ledger;
  private final AtomicBoolean failing = new AtomicBoolean();

  /// Writes what there is. If the database cannot take it now, it is kept for the next time; that
  /// is told once, for a database that is down is told of enough.
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  @PreDestroy
  public void write() {
    var counts = counter.take();
    if (counts.isEmpty()) {
      return;
    }
    try {
      ledger.add(counts);
      failing.set(false);
    } catch (RuntimeException e) {
      counter.putBack(counts);
      if (!failing.getAndSet(true)) {
        LOG.log(Level.WARNING, "counts wait: {0}", e.getClass().getSimpleName());
      }
    }
  }
}
