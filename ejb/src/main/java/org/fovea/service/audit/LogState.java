package org.fovea.service.audit;

/// Where the log ends, and how much of it is signed.
///
/// @param newest number of the newest entry, 0 if there is none
public record LogState(long newest, SigningState signing) {

  /// How many entries wait for a signature.
  public long unsigned() {
    return Math.max(0, newest - signing.sequence());
  }
}
