package org.fovea.service.account;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/// Goes on with accounts whose closing was begun and not finished: by a crash, because there is so
/// much of it, or because something stood in the way.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // the rows are locked, not this
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClosingJob {
  @Inject ClosingSteps steps;

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  public void goOn() {
    for (long account : steps.open()) {
      while (steps.step(account)) {
        // each step is a transaction of its own
      }
    }
  }
}
