package org.fovea.service.instrument;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// The secret by which the hub of an instrument proves which one it is: 256 random bits. Whoever
/// makes it sees it this once; what is stored is its hash, from which it cannot be found again.
///
/// @param value 43 characters of base 64 for addresses, without padding
record HubToken(String value) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A new one that nobody can guess.
  static HubToken draw() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new HubToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /// SHA-256 as 64 lower-case hexadecimal digits. No salt: of 256 random bits nobody has a table.
  String hash() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Tells nothing, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "HubToken[…]";
  }
}
