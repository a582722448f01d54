package org.fovea.service.request;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.request.PrivacyRequest;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RequestKind;
import org.fovea.model.request.RequestState;
import org.fovea.model.shared.PublicId;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AccountEvent.RequestOpened;
import org.fovea.service.audit.AccountEvent.RequestWithdrawn;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;

/// A person asks the administrators for one of their rights, whatever the state of their account.
/// Each public method is one transaction.
@Stateless
public class RequestService {
  /// Within which time a request is answered.
  public static final Period ANSWERED_WITHIN = PrivacyRequest.TERM;

  /// By how much that can be extended, once.
  public static final Period EXTENDED_BY = PrivacyRequest.EXTENSION;

  /// How many open ones a person may have.
  private static final int MOST_OPEN = 10;

  private static final int LONGEST_LIST = 200;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject PrivacyRequests requests;
  @Inject SubjectDigest digest;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Opens a request. What is to be said about it is said by mail, under its case number.
  ///
  /// @param item identifier of the one image or space that it is about, if any
  /// @throws TermsException if the caller has no account, so that nothing of them is stored
  /// @throws InvalidException if `item` has not the form of an identifier
  /// @throws ConflictException if the caller has ten open ones
  public PrivacyRequestView open(Caller caller, RequestKind kind, Optional<String> item) {
    var account = guard.requireHolder(caller);
    if (item.filter(text -> !text.matches(PublicId.PATTERN)).isPresent()) {
      throw new InvalidException(
          "item", "An image or space is named by the 22 letters and digits in its address.");
    }
    entities.refresh(account, LockModeType.PESSIMISTIC_WRITE); // or two at once would both count
    if (requests.countOpen(account) >= MOST_OPEN) {
      throw new ConflictException(
          "too-many-open-requests",
          "You have %d open requests. Withdraw one, or wait for an answer.".formatted(MOST_OPEN));
    }
    var request =
        new PrivacyRequest(
            account, digest.of(Subject.of(account)), kind, item.orElse(null), today());
    entities.persist(request);
    audit.record(caller, new RequestOpened(request.id(), kind));
    return PrivacyRequestView.of(request, today());
  }

  /// The caller's own, newest first; none if they have no account.
  public List<PrivacyRequestView> mine(Caller caller) {
    return accounts.find(guard.requirePerson(caller)).stream()
        .flatMap(account -> requests.list(account, LONGEST_LIST).stream())
        .map(request -> PrivacyRequestView.of(request, today()))
        .toList();
  }

  /// Takes an own one back.
  ///
  /// @throws NotFoundException if it is not the caller's
  /// @throws ConflictException if it is settled
  public void withdraw(Caller caller, PrivacyRequestId id) {
    var account = guard.requireHolder(caller);
    var request = requests.find(id).filter(found -> isOf(account, found));
    requireOpen(requests.lock(request.orElseThrow(NotFoundException::new).id()))
        .settle(RequestState.WITHDRAWN, today());
    audit.record(caller, new RequestWithdrawn(id));
  }

  static PrivacyRequest requireOpen(PrivacyRequest request) {
    if (request.state() != RequestState.OPEN) {
      throw new ConflictException("request-settled", "This request is settled already.");
    }
    return request;
  }

  private static boolean isOf(Account account, PrivacyRequest request) {
    return request.account().filter(owner -> owner.key() == account.key()).isPresent();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
