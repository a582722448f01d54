package org.fovea.model.account;

/// Why an administrator suspends or erases somebody.
public enum InterventionCause {
  /// The terms of use were violated.
  ABUSE,
  /// An attack, or the suspicion of one.
  SECURITY_INCIDENT,
  /// The person's institution asks.
  REQUEST_OF_INSTITUTION,
  /// The person asks, and cannot do it themselves.
  REQUEST_OF_PERSON,
  /// The person is under 18.
  MINOR,
  OTHER
}
