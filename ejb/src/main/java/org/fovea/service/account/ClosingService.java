package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SuspendedException;
import org.fovea.service.access.TermsException;
import org.fovea.service.shared.DeniedException;

/// Closing one's own account.
@Stateless
public class ClosingService {
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject HoldingsCount count;
  @Inject ClosingRules rules;
  @Inject ClosingDecisions decisions;
  @Inject ClosingRun run;
  @Inject Clock clock;

  /// What closing would mean for the caller, or empty if they have no account.
  ///
  /// @throws LoginRequiredException if they have not logged in
  public Optional<ClosingPreview> preview(Caller caller) {
    return accounts.find(guard.requirePerson(caller)).map(this::preview);
  }

  private ClosingPreview preview(Account account) {
    var holdings = count.of(account);
    var hindrances = rules.hindrances(account);
    boolean last =
        holdings.isOneImage() && hindrances.isEmpty() && account.state() == AccountState.ACTIVE;
    return new ClosingPreview(holdings, hindrances, account.state() == AccountState.CLOSED, last);
  }

  /// Whether the caller has proved just now who they are, so that they can close their account.
  ///
  /// @param authenticated when they last did, or empty if nobody can tell
  /// @throws LoginRequiredException if they have not logged in
  public boolean isFresh(Caller caller, Optional<Instant> authenticated) {
    guard.requirePerson(caller);
    return FreshLogin.isFresh(authenticated, clock);
  }

  /// Closes the caller's account for good. If that takes long, the rest follows by itself.
  ///
  /// @param authenticated when the caller last proved who they are, or empty if nobody can tell
  /// @return whether all is gone already
  /// @throws TermsException if they have no account
  /// @throws SuspendedException if it is suspended
  /// @throws DeniedException if the caller has not logged in within the last five minutes
  /// @throws ClosingHinderedException if something stands in the way
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // of several, one after the other
  public boolean close(Caller caller, Optional<Instant> authenticated) {
    return run.through(decisions.close(caller, authenticated));
  }
}
