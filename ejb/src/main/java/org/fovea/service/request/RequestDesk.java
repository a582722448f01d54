package org.fovea.service.request;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fovea.model.request.ExtensionCause;
import org.fovea.model.request.PrivacyRequest;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RefusalCause;
import org.fovea.model.request.RequestState;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SiteEvent.RequestAnswered;
import org.fovea.service.audit.SiteEvent.RequestExtended;
import org.fovea.service.audit.SiteEvent.RequestRefused;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;

/// Administrators see and settle what people ask for. Each public method is one transaction.
@Stateless
public class RequestDesk {
  private static final int LARGEST_PAGE = 200;

  @Inject Guard guard;
  @Inject PrivacyRequests requests;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// The open requests, those first that are due first; or the settled ones, newest first.
  ///
  /// @param after the last one of the page before, or empty for the first page
  /// @param limit how many at most, 1 to 200
  /// @throws NotFoundException if the caller has no part in running the site
  /// @throws InvalidException if `limit` is out of range
  public RequestCases list(
      Caller caller, boolean settled, Optional<PrivacyRequestId> after, int limit) {
    guard.requireSite(caller, SitePermission.SETTLE_REQUESTS);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST_PAGE + " requests.");
    }
    var last = after.map(id -> requests.find(id).orElseThrow(NotFoundException::new));
    var found = settled ? requests.settled(last, limit + 1) : requests.open(last, limit + 1);
    List<PrivacyRequest> page = found.subList(0, Math.min(limit, found.size()));
    Optional<PrivacyRequestId> next =
        found.size() > limit ? Optional.of(page.getLast().id()) : Optional.empty();
    return new RequestCases(
        page.stream().map(this::view).toList(), requests.countOverdue(today()), next);
  }

  /// Gives a request two more months; the requester sees the cause.
  ///
  /// @throws ConflictException if it is settled, overdue or was extended before
  public void extend(Caller caller, PrivacyRequestId id, ExtensionCause cause) {
    var request = lock(caller, id);
    if (!request.isExtendable(today())) {
      throw new ConflictException(
          "request-not-extendable", "A request is extended once, and before it is due.");
    }
    request.extend(cause);
    audit.record(caller, new RequestExtended(id, cause));
  }

  /// Notes that what was asked for was done.
  ///
  /// @throws ConflictException if it is settled already
  public void answer(Caller caller, PrivacyRequestId id) {
    lock(caller, id).settle(RequestState.ANSWERED, today());
    audit.record(caller, new RequestAnswered(id));
  }

  /// Refuses it; the requester sees the cause.
  ///
  /// @throws ConflictException if it is settled already
  public void refuse(Caller caller, PrivacyRequestId id, RefusalCause cause) {
    lock(caller, id).refuse(cause, today());
    audit.record(caller, new RequestRefused(id, cause));
  }

  private PrivacyRequest lock(Caller caller, PrivacyRequestId id) {
    guard.requireSite(caller, SitePermission.SETTLE_REQUESTS);
    return RequestService.requireOpen(requests.lock(id));
  }

  private RequestCase view(PrivacyRequest request) {
    Optional<Subject> requester =
        request.state() == RequestState.OPEN
            ? request.account().map(Subject::of)
            : Optional.empty();
    return new RequestCase(PrivacyRequestView.of(request, today()), requester);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
