package org.fovea.model.retention;

/// Why something must not be deleted.
public enum HoldCause {
  /// A court orders it.
  COURT_ORDER,
  /// An authority asks for it.
  AUTHORITY,
  /// It is evidence in a claim.
  LEGAL_CLAIM,
  /// Possible scientific misconduct is looked into.
  MISCONDUCT,
  /// A security incident is looked into.
  SECURITY_INCIDENT
}
