package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.Closing;
import org.fovea.model.account.ClosingKind;
import org.fovea.service.access.Accounts;
import org.fovea.service.audit.AuditEvent;
import org.fovea.service.image.OwnImageGone;

/// Whoever deletes the last of their images, and has nothing else here, is forgotten in the same
/// transaction.
@ApplicationScoped
public class LastImage {
  @Inject Accounts accounts;
  @Inject HoldingsCount count;
  @Inject ClosingRules rules;
  @Inject AccountClosing closings;
  @Inject Clock clock;

  void close(@Observes OwnImageGone gone) {
    gone.caller()
        .subject()
        .flatMap(accounts::find)
        .filter(account -> account.state() == AccountState.ACTIVE)
        .filter(account -> count.of(account).isNothing())
        .filter(account -> rules.hindrances(account).isEmpty())
        .flatMap(this::close)
        .ifPresent(gone::add);
  }

  private Optional<List<AuditEvent>> close(Account account) {
    var locked = closings.lock(account);
    if (!count.of(account).isNothing()) {
      return Optional.empty(); // something came before the lock was held
    }
    var closing = new Closing(account, ClosingKind.LAST_IMAGE, false, clock.instant());
    return closings.finish(account, closing, locked);
  }
}
