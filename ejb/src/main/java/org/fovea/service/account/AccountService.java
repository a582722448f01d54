package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountId;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.BarredSubject;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Subject;
import org.fovea.service.access.Terms;
import org.fovea.service.audit.AccountEvent.AccountOpened;
import org.fovea.service.audit.AccountEvent.LoggedIn;
import org.fovea.service.audit.AccountEvent.PersonalRepositoryOpened;
import org.fovea.service.audit.AccountEvent.TermsAccepted;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.space.Spaces;

/// A person's own account. Each public method is one transaction.
@Stateless
public class AccountService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject Terms terms;
  @Inject Spaces spaces;
  @Inject SubjectDigest digest;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// What is stored about the caller.
  ///
  /// @throws LoginRequiredException if they have not logged in
  public Me me(Caller caller) {
    var account = accounts.find(guard.requirePerson(caller));
    return new Me(
        account.map(Account::termsVersion).orElse(0),
        terms.required(),
        terms.present(),
        account.map(this::entryOf));
  }

  /// Notes that the caller accepts the terms; the first time this makes their account and their
  /// personal repository. Asking again is harmless.
  ///
  /// @param version the version they have read
  /// @throws LoginRequiredException if they have not logged in
  /// @throws InvalidException if it is not the version that holds now
  /// @throws DeniedException if they were suspended when they were erased
  /// @throws ConflictException if their former account is still being deleted
  public void acceptTerms(Caller caller, int version) {
    var who = guard.requirePerson(caller);
    if (version != terms.present()) {
      throw new InvalidException(
          "terms-version", "The terms that hold now are version " + terms.present() + ".");
    }
    if (entities.find(BarredSubject.class, digest.of(who)) != null) {
      throw new DeniedException(
          "barred",
          "Your account was suspended before it was erased, so you cannot open a new one. Ask the"
              + " administrators of this site.");
    }
    insertIfAbsent(who);
    var account = accounts.find(who).orElseThrow();
    if (account.state() == AccountState.CLOSED) {
      throw new ConflictException(
          "closing-goes-on", "Your former account is still being deleted. Try again later.");
    }
    boolean opened = spaces.findPersonal(account).isEmpty();
    boolean news = account.termsVersion() < version;
    account.acceptTerms(version);
    if (opened) {
      account.acknowledge(newestDocument()); // they had the chance to read it just now
      var repository = spaces.openPersonal(account);
      audit.record(caller, new AccountOpened());
      audit.record(caller, new PersonalRepositoryOpened(repository.id()));
    }
    if (news) {
      audit.record(caller, new TermsAccepted(version));
    }
  }

  /// Notes that the caller has just logged in; does nothing if they have no account.
  public void recordLogin(Caller caller) {
    var who = guard.requirePerson(caller);
    if (accounts.find(who).isPresent()) {
      accounts.loggedIn(who, today());
      audit.record(caller, new LoggedIn());
    }
  }

  /// Two first acceptances at the same moment must not fail, so the database decides who is first:
  /// the second waits here until the first has committed all it made.
  private void insertIfAbsent(Subject who) {
    entities
        .createNativeQuery(
            "insert into fovea.account"
                + " (public_id, issuer, sub, state, first_login, last_login)"
                + " values (?1, ?2, ?3, ?4, ?5, ?5) on duplicate key update id = id")
        .setParameter(1, AccountId.random().value())
        .setParameter(2, who.issuer())
        .setParameter(3, who.sub())
        .setParameter(4, AccountState.ACTIVE.name())
        .setParameter(5, today())
        .executeUpdate();
  }

  private long newestDocument() {
    return entities
        .createQuery("select coalesce(max(d.id), 0) from Document d", Number.class)
        .getSingleResult()
        .longValue();
  }

  private Me.Entry entryOf(Account account) {
    return new Me.Entry(
        account.state(),
        account.firstLogin(),
        account.lastLogin(),
        spaces.findPersonal(account).orElseThrow().id(),
        account.restrictedOn());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
