package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.ClosingKind;
import org.fovea.model.account.InterventionCause;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SiteEvent.ErasureOrdered;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;

/// The first step of erasing somebody: from then on there is no way back.
@Stateless
@TransactionAttribute(
    TransactionAttributeType.REQUIRES_NEW) // it holds whatever becomes of the rest
public class PeopleDecisions {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject ClosingRules rules;
  @Inject AccountClosing closings;
  @Inject SubjectDigest digests;
  @Inject AuditLog audit;
  @Inject Event<ShutOutChanged> shutOut;

  /// Shuts somebody's account for good and returns its key; asking again changes nothing. Whoever
  /// is suspended, or under 18, can open no new one.
  ///
  /// @param confirmed the digest of that person, which the administrator has typed
  /// @throws NotFoundException if they have no account, or the caller does not run the site
  /// @throws InvalidException if it is the digest of somebody else
  /// @throws DeniedException if the caller is that person
  /// @throws ClosingHinderedException if something stands in the way
  public long erase(Caller caller, Subject who, Intervention why, String confirmed) {
    guard.requireSite(caller, SitePermission.MANAGE_PEOPLE);
    PeopleService.requireOther(caller, who);
    if (!digests.of(who).equals(confirmed.strip())) {
      throw new InvalidException("digest", "That is not the digest of this person.");
    }
    var account = accounts.find(who).orElseThrow(NotFoundException::new);
    closings.lock(account);
    if (account.state() != AccountState.CLOSED) {
      rules.require(account);
      closings.begin(account, ClosingKind.ADMINISTRATOR, why.cause() == InterventionCause.MINOR);
      shutOut.fire(new ShutOutChanged());
      audit.record(caller, new ErasureOrdered(who, why.cause(), why.reference()));
    }
    return account.key();
  }
}
