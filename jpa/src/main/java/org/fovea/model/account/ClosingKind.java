package org.fovea.model.account;

/// Why an account is closed.
public enum ClosingKind {
  /// Its owner wanted it so.
  SELF,
  /// Its owner deleted the last of their images, and nothing else was left.
  LAST_IMAGE,
  /// An administrator erased it.
  ADMINISTRATOR,
  /// Nobody had used it for too long.
  INACTIVE,
  /// A backup from before its erasure was restored.
  RESTORED;

  /// Whether its owner did it, and not somebody else or the system.
  public boolean isOwn() {
    return this == SELF || this == LAST_IMAGE;
  }
}
