package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.ClosingKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Subject;
import org.fovea.service.access.SuspendedException;
import org.fovea.service.access.TermsException;
import org.fovea.service.audit.AccountEvent.ClosingBegun;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.shared.DeniedException;

/// The first step of closing one's own account: from then on there is no way back.
@Stateless
@TransactionAttribute(
    TransactionAttributeType.REQUIRES_NEW) // it holds whatever becomes of the rest
public class ClosingDecisions {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject ClosingRules rules;
  @Inject AccountClosing closings;
  @Inject AuditLog audit;
  @Inject Event<ShutOutChanged> shutOut;
  @Inject Clock clock;

  /// Shuts the caller's account for good and returns its key; asking again changes nothing.
  ///
  /// Neither the newest terms nor anything else must be accepted for this.
  ///
  /// @param authenticated when the caller last proved who they are, or empty if nobody can tell
  /// @throws TermsException if they have no account
  /// @throws SuspendedException if it is suspended; then an administrator erases it if asked to
  /// @throws DeniedException if that was more than five minutes ago
  /// @throws ClosingHinderedException if something stands in the way
  public long close(Caller caller, Optional<Instant> authenticated) {
    var account = guard.requireOwnAccount(caller);
    FreshLogin.require(authenticated, clock);
    if (account.state() == AccountState.CLOSED) {
      return account.key();
    }
    closings.lock(account);
    if (account.state() != AccountState.CLOSED) { // two windows may ask at the same moment
      rules.require(account);
      closings.begin(account, ClosingKind.SELF, false);
      shutOut.fire(new ShutOutChanged());
      audit.record(caller, new ClosingBegun(Subject.of(account), ClosingKind.SELF));
    }
    return account.key();
  }
}
