package org.fovea.service.audit;

import java.time.LocalDate;
import org.fovea.model.document.DocumentKind;

/// What happens to policies and terms.
public sealed interface DocumentEvent extends AuditEvent {

  /// There is a new version.
  ///
  /// @param effectiveOn first day on which it holds
  record DocumentPublished(DocumentKind kind, int version, LocalDate effectiveOn)
      implements DocumentEvent {}

  /// Somebody has read a document through and found it right.
  record DocumentReviewed(DocumentKind kind, int version) implements DocumentEvent {}
}
