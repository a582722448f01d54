package org.fovea.model.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The SHA-256 over the hashes of a transcript's entries, each followed by a line feed. An entry's
/// hash covers all that it says, so this covers the whole transcript.
public final class TranscriptDigest {
  private final MessageDigest sum = AuditChain.sha256();
  private long entries;

  /// Takes the next entry.
  public void add(AuditRow row) {
    sum.update((row.hash() + "\n").getBytes(StandardCharsets.UTF_8));
    entries++;
  }

  /// How many entries were taken.
  public long entries() {
    return entries;
  }

  /// The digest of all that were taken, 64 lower-case hexadecimal digits; none can be taken after.
  public String finish() {
    return HexFormat.of().formatHex(sum.digest());
  }
}
