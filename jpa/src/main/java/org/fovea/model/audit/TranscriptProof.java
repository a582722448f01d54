package org.fovea.model.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What the server vouches for with a transcript: that these and no other entries of the space and
/// the period stood in the log that ended with this head.
///
/// What is signed is the lines `fovea-transcript-1`, space, from, until, time of the export, number
/// of entries, [TranscriptDigest], and of the head sequence, hash, time and signature, joined as in
/// [AuditChain].
///
/// @param scope the space and the period
/// @param exportedAt when, in UTC with microseconds
/// @param entries how many there are
/// @param digest of the entries
/// @param head the end of the log at the export
/// @param publicKey as [AuditKey#publicKey()] writes it
/// @param signature Ed25519, 128 lower-case hexadecimal digits
public record TranscriptProof(
    TranscriptScope scope,
    Instant exportedAt,
    long entries,
    String digest,
    SignedHead head,
    String publicKey,
    String signature) {
  static final String FORM = "fovea-transcript-1";

  /// Signs a transcript that has been written.
  public static TranscriptProof sign(
      TranscriptScope scope, TranscriptDigest digest, SignedHead head, Instant now, AuditKey key) {
    var unsigned =
        new TranscriptProof(
            scope,
            now.truncatedTo(ChronoUnit.MICROS),
            digest.entries(),
            digest.finish(),
            head,
            key.publicKey(),
            "");
    return unsigned.withSignature(key.sign(unsigned.statement()));
  }

  private TranscriptProof withSignature(String made) {
    return new TranscriptProof(scope, exportedAt, entries, digest, head, publicKey, made);
  }

  /// Whether the holder of the key with this public half signed exactly this, the head included.
  ///
  /// @param expected as [AuditKey#publicKey()] writes it
  public boolean isSignedBy(String expected) {
    try {
      return publicKey.equals(expected)
          && head.isSignedBy(expected)
          && AuditKey.verifies(expected, statement(), signature);
    } catch (IllegalArgumentException e) {
      return false; // a field holds what cannot be signed
    }
  }

  private byte[] statement() {
    return AuditChain.statement(
        FORM,
        scope.spaceId(),
        AuditChain.format(scope.from()),
        AuditChain.format(scope.until()),
        AuditChain.format(exportedAt),
        Long.toString(entries),
        digest,
        Long.toString(head.end().sequence()),
        head.end().hash(),
        AuditChain.format(head.signedAt()),
        head.signature());
  }
}
