package org.fovea.model.account;

/// Whether an account may be used.
public enum AccountState {
  ACTIVE,
  /// Shut by an administrator until further notice.
  SUSPENDED,
  /// Being closed: kept only while something of theirs is left, which a job takes away.
  CLOSED
}
