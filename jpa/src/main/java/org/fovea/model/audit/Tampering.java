package org.fovea.model.audit;

/// Something in the log that cannot have come about by recording alone.
///
/// @param kind what was done, as far as the log tells
/// @param sequence the first entry that it concerns
/// @param sentence says it to a person
public record Tampering(Kind kind, long sequence, String sentence) {
  /// What can be done to a log.
  public enum Kind {
    /// A field of an entry has another value than when it was recorded.
    CHANGED,
    /// Entries that were followed by others are not there.
    REMOVED,
    /// There is an entry that was not recorded between its neighbours.
    INSERTED,
    /// An entry stands in another's place.
    SWAPPED,
    /// The last entries are not there.
    CUT,
    /// The chain is whole, but not the one that was signed.
    REWRITTEN,
    /// The row `audit_head` does not tell of the last entry.
    HEAD_ROW,
    /// Entries at the end were never signed.
    UNSIGNED,
    /// The signed head is damaged, or somebody else signed it.
    SIGNATURE,
    /// There is no signed head.
    MISSING
  }
}
