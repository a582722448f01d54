package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.fovea.model.account.Account;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.audit.AccountEvent;
import org.fovea.service.audit.AccountEvent.ProcessingRestricted;
import org.fovea.service.audit.AccountEvent.RestrictionLifted;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.space.RolesChanged;
import org.fovea.service.space.Spaces;

/// A person restricts the processing of their data (GDPR, Article 18), and lifts that again. What
/// it means is decided by [Guard] and by whatever tells roles. Each public method is one
/// transaction.
@Stateless
public class RestrictionService {
  @Inject Guard guard;
  @Inject Spaces spaces;
  @Inject Event<RolesChanged> news;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// From now on the caller changes nothing, and nobody else sees their personal repository; asking
  /// again is harmless.
  ///
  /// @throws LoginRequiredException if they have not logged in
  /// @throws TermsException if they have no account
  public void restrict(Caller caller) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    change(caller, account -> account.restrict(today), new ProcessingRestricted());
  }

  /// Lifts it; asking again is harmless. Else as the other.
  public void lift(Caller caller) {
    change(caller, Account::unrestrict, new RestrictionLifted());
  }

  private void change(Caller caller, Predicate<Account> change, AccountEvent event) {
    var account = guard.requireHolder(caller);
    if (change.test(account)) {
      spaces.findPersonal(account).ifPresent(space -> news.fire(new RolesChanged(space.id())));
      audit.record(caller, event);
    }
  }
}
