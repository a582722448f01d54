package org.fovea.model.audit;

/// Where a log ends.
///
/// @param sequence of the newest entry, 0 if there is none
/// @param hash of the newest entry, [AuditChain#GENESIS] if there is none
public record LogEnd(long sequence, String hash) {
  /// The end of a log without an entry.
  public static final LogEnd EMPTY = new LogEnd(0, AuditChain.GENESIS);
}
