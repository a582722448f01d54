package org.fovea.service.account;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.fovea.config.AccountSettings;

/// Finds accounts that nobody uses any more, if the site wants that: first they are marked, so that
/// whoever logs in sees it, and two months later they are closed.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // the rows are locked, not this
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Inactivity {
  @Inject AccountSettings settings;
  @Inject InactiveAccounts accounts;

  @Schedule(hour = "3", minute = "11", persistent = false)
  public void look() {
    if (settings.inactiveMonths() == 0) {
      return;
    }
    while (accounts.warnSome(settings.inactiveMonths())) {
      // each batch is a transaction of its own
    }
    var after = OptionalLong.of(0);
    while (after.isPresent()) {
      after = accounts.closeSome(after.getAsLong());
    }
  }
}
