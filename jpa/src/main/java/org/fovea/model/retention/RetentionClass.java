package org.fovea.model.retention;

/// A class of data of which one rule says how long it is kept.
public enum RetentionClass {
  /// Images with their originals, pyramids and metadata.
  IMAGES,
  /// What is known of uploads, and the bytes of those that were not finished.
  UPLOADS,
  /// Files in the store that no row knows.
  ORPHAN_FILES,
  /// What a home organisation says of a person: in the memory of a session.
  SESSIONS,
  /// Accounts of people who closed them.
  CLOSED_ACCOUNTS,
  /// Accounts whose owners accepted the terms and then held no image and no role.
  UNUSED_ACCOUNTS,
  /// Invitations that were accepted, were revoked or have expired.
  INVITATIONS,
  /// Offers of a principal investigator's part that are settled or have expired.
  HAND_OVERS,
  /// Looks into spaces in an emergency.
  BREAK_GLASS,
  /// Legal holds that were lifted.
  LEGAL_HOLDS,
  /// The proofs of the runs that deleted something.
  RETENTION_REPORTS,
  /// The text logs of all processes.
  LOG_FILES,
  /// The audit log, in which people have digests.
  AUDIT_LOG,
  /// The published versions of policies and terms.
  DOCUMENTS
}
