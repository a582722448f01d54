package org.fovea.service.space;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fovea.model.shared.PublicId;

/// The secret part of a link that grants something: 128 random bits. Whoever makes it sees it this
/// once; what is stored is its hash, from which it cannot be found again.
///
/// @param value 22 characters of base 62
record LinkToken(String value) {

  /// A new one that nobody can guess.
  static LinkToken draw() {
    return new LinkToken(PublicId.random());
  }

  /// SHA-256 as 64 lower-case hexadecimal digits.
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
    return "LinkToken[…]";
  }
}
