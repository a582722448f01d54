package org.fovea.service.request;

import java.time.LocalDate;
import java.util.Optional;
import org.fovea.model.request.CaseNumber;
import org.fovea.model.request.ExtensionCause;
import org.fovea.model.request.PrivacyRequest;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RefusalCause;
import org.fovea.model.request.RequestKind;
import org.fovea.model.request.RequestState;

/// A request, to whoever made it and to administrators.
///
/// @param caseNumber by which both sides speak of it
/// @param item identifier of the one image or space that it is about, if any
/// @param dueOn the last day on which an answer is in time
/// @param overdue whether that day is over, and there is none
/// @param extendable whether it may be given two more months now
/// @param extendedFor why it was, if it was
/// @param refusedFor why it was refused, if it was
public record PrivacyRequestView(
    PrivacyRequestId id,
    CaseNumber caseNumber,
    RequestKind kind,
    Optional<String> item,
    RequestState state,
    LocalDate openedOn,
    LocalDate dueOn,
    boolean overdue,
    boolean extendable,
    Optional<ExtensionCause> extendedFor,
    Optional<LocalDate> settledOn,
    Optional<RefusalCause> refusedFor) {

  static PrivacyRequestView of(PrivacyRequest request, LocalDate today) {
    return new PrivacyRequestView(
        request.id(),
        request.caseNumber(),
        request.kind(),
        request.item(),
        request.state(),
        request.openedOn(),
        request.dueOn(),
        request.isOverdue(today),
        request.isExtendable(today),
        request.extendedFor(),
        request.settledOn(),
        request.refusedFor());
  }
}
