package org.fovea.model.retention;

/// What a legal hold is on.
public enum Held {
  /// A space with all its images.
  SPACE,
  /// One image.
  IMAGE,
  /// An account, and what its owner uploaded; named by the digest of the audit log.
  ACCOUNT
}
