package org.fovea.service.audit;

import java.time.Instant;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldCause;
import org.fovea.model.retention.LegalHoldId;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.access.Subject;

/// What is deleted because its time is over, and what must not be.
public sealed interface RetentionEvent extends AuditEvent {

  /// A job has removed all that was due.
  ///
  /// @param run number of its proof
  /// @param dueBefore what was last used before then had to go
  record RetentionRunFinished(RetentionClass kind, long run, long removed, Instant dueBefore)
      implements RetentionEvent {}

  /// Somebody asked for a job to be run at once.
  record RetentionRunAsked(RetentionClass kind) implements RetentionEvent {}

  /// An account that was never used is gone, with its empty personal repository.
  record UnusedAccountDeleted(Subject person) implements RetentionEvent, AboutPerson {}

  /// Somebody says that the clock is right although it went forward.
  record ClockConfirmed() implements RetentionEvent {}

  /// Something must not be deleted.
  ///
  /// @param target identifier of a space or an image, or digest of a person
  record HoldPlaced(LegalHoldId hold, Held held, String target, HoldCause cause, String reference)
      implements RetentionEvent {}

  record HoldLifted(LegalHoldId hold) implements RetentionEvent {}
}
