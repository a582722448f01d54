package org.fovea.service.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.fovea.service.shared.InvalidException;

/// The digest that a part must have (tus 1.0.0, checksum extension).
public final class Checksum {
  /// What clients may use, as the header `Tus-Checksum-Algorithm` lists it.
  public static final String ALGORITHMS = "sha1,sha256";

  private static final Map<String, String> JAVA_NAMES =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256");

  private final String javaName;
  private final byte[] wanted;

  private Checksum(String javaName, byte[] wanted) {
    this.javaName = javaName;
    this.wanted = wanted;
  }

  /// Reads the header `Upload-Checksum`: the algorithm, a space, the digest in base 64.
  ///
  /// @throws InvalidException if it has another form or names another algorithm
  public static Checksum parse(String header) {
    var words = header.strip().split(" ", -1);
    var javaName = words.length == 2 ? JAVA_NAMES.get(words[0]) : null;
    if (javaName == null) {
      throw new InvalidException(
          "upload-checksum", "Upload-Checksum is one of " + ALGORITHMS + " and a base64 digest.");
    }
    try {
      return new Checksum(javaName, Base64.getDecoder().decode(words[1]));
    } catch (IllegalArgumentException e) {
      throw new InvalidException("upload-checksum", "The digest is not in base 64.");
    }
  }

  /// A fresh digest to feed the part's bytes to.
  MessageDigest begin() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + javaName, e);
    }
  }

  /// Whether the bytes fed to `digest` are the ones meant. Ends the digest.
  boolean matches(MessageDigest digest) {
    return MessageDigest.isEqual(wanted, digest.digest());
  }
}
