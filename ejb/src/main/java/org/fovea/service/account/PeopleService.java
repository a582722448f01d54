package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.Suspension;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.access.SitePermission;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SiteEvent.PersonLookedUp;
import org.fovea.service.audit.SiteEvent.PersonSuspended;
import org.fovea.service.audit.SiteEvent.SuspensionLifted;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.shared.CaseReference;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.RolesChanged;
import org.fovea.service.space.Spaces;

/// What administrators do about people. They are found by issuer and `sub` only, which somebody
/// must have told the administrator: nobody can be searched for.
@Stateless
public class PeopleService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject People people;
  @Inject PeopleDecisions decisions;
  @Inject ClosingRun run;
  @Inject Spaces spaces;
  @Inject SubjectDigest digests;
  @Inject AuditLog audit;
  @Inject Event<RolesChanged> news;
  @Inject Event<ShutOutChanged> shutOut;
  @Inject Event<SessionsRevoked> revoked;
  @Inject Clock clock;

  /// How it stands with somebody; that it was asked is recorded if they have an account.
  ///
  /// @throws NotFoundException if the caller does not run the site
  /// @throws DeniedException if they may not look after people
  public PersonView find(Caller caller, Subject who) {
    guard.requireSite(caller, SitePermission.MANAGE_PEOPLE);
    var account = accounts.find(who);
    var view = people.view(who, account);
    if (account.isPresent()) {
      audit.record(caller, new PersonLookedUp(who));
    }
    return view;
  }

  /// Shuts somebody out until further notice: their sessions and tokens count no more.
  ///
  /// @throws NotFoundException if they have no account, or the caller does not run the site
  /// @throws DeniedException if the caller is that person
  /// @throws ConflictException if they are suspended already, or being erased
  public void suspend(Caller caller, Subject who, Intervention why) {
    guard.requireSite(caller, SitePermission.MANAGE_PEOPLE);
    requireOther(caller, who);
    var account = lock(who);
    if (account.state() != AccountState.ACTIVE) {
      throw new ConflictException(
          "not-active", "This account is suspended already, or it is being closed.");
    }
    account.suspend();
    entities.persist(new Suspension(account, why.cause(), why.reference(), clock.instant()));
    tell(account);
    revoked.fire(new SessionsRevoked(who));
    audit.record(caller, new PersonSuspended(who, why.cause(), why.reference()));
  }

  /// Lets somebody in again; whoever was erased while suspended can open a new account.
  ///
  /// @param reference number of the case
  /// @throws NotFoundException if the caller does not run the site
  /// @throws ConflictException if they are not suspended
  public void reinstate(Caller caller, Subject who, String reference) {
    guard.requireSite(caller, SitePermission.MANAGE_PEOPLE);
    requireOther(caller, who);
    CaseReference.require(reference);
    boolean lifted = accounts.find(who).isPresent() && reinstate(lock(who));
    var bar = people.bar(digests.of(who));
    bar.ifPresent(entities::remove);
    if (!lifted && bar.isEmpty()) {
      throw new ConflictException("not-suspended", "This person is not suspended.");
    }
    audit.record(caller, new SuspensionLifted(who, reference));
  }

  private boolean reinstate(Account account) {
    if (account.state() != AccountState.SUSPENDED) {
      return false;
    }
    account.reinstate();
    people.suspension(account).ifPresent(entities::remove);
    tell(account);
    return true;
  }

  /// Erases somebody for good. If that takes long, the rest follows by itself.
  ///
  /// @param confirmed the digest of that person, which the administrator has typed
  /// @throws NotFoundException if they have no account, or the caller does not run the site
  /// @throws org.fovea.service.shared.InvalidException if it is the digest of somebody else
  /// @throws DeniedException if the caller is that person
  /// @throws ClosingHinderedException if something stands in the way
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // of several, one after the other
  public ErasureReport erase(Caller caller, Subject who, Intervention why, String confirmed) {
    boolean complete = run.through(decisions.erase(caller, who, why, confirmed));
    var digest = digests.of(who);
    return new ErasureReport(
        complete,
        complete ? people.erasures(digest).stream().findFirst() : Optional.empty(),
        people.bar(digest).isPresent());
  }

  /// What concerns oneself is done on one's own pages, or by another administrator.
  static void requireOther(Caller caller, Subject who) {
    if (caller.subject().filter(who::equals).isPresent()) {
      throw new DeniedException("administrator-self", "This is you. Ask another administrator.");
    }
  }

  private Account lock(Subject who) {
    var account = accounts.find(who).orElseThrow(NotFoundException::new);
    entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
    return account;
  }

  private void tell(Account account) {
    spaces.findPersonal(account).ifPresent(each -> news.fire(new RolesChanged(each.id())));
    shutOut.fire(new ShutOutChanged());
  }
}
