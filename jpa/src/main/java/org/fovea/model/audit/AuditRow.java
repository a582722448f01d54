package org.fovea.model.audit;

/// An audit entry as it was read, be it right or wrong.
///
/// @param facts what it says
/// @param previousHash the hash that it gives for the entry before
/// @param hash the hash that it gives for itself
public record AuditRow(AuditFacts facts, String previousHash, String hash) {

  /// Its position in the log, as it says.
  public long sequence() {
    return facts.sequence();
  }
}
