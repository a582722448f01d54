package org.fovea.service.audit;

import java.time.Instant;

/// How it stands with the signed head, as this server last saw it.
///
/// @param trouble what keeps the server from signing
/// @param sequence number of the entry that was signed last, 0 if none was
/// @param signedAt when that was signed; the epoch if nothing was
public record SigningState(Trouble trouble, long sequence, Instant signedAt) {

  /// What keeps the server from signing.
  public enum Trouble {
    /// Nothing.
    NONE,
    /// The disk or the database fails; it goes on by itself when they are back.
    FAILING,
    /// Signed head and database contradict each other: somebody must look, see `docs/audit.md`.
    CONTRADICTED
  }
}
