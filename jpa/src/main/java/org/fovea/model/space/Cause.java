package org.fovea.model.space;

/// Why an administrator or auditor looks into a space.
public enum Cause {
  /// An attack, or the suspicion of one.
  SECURITY_INCIDENT,
  /// A court or an authority asks.
  LEGAL_REQUEST,
  /// A person whose data may be there asks.
  REQUEST_OF_PERSON,
  /// Somebody of the space asks for help.
  REQUEST_OF_MEMBER,
  /// Something does not work, and cannot be found out otherwise.
  FAULT
}
