package org.fovea.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The deployment's one secret, from which every key is derived (HKDF-SHA-256, RFC 5869).
///
/// Whoever holds it can test whether a claimed `sub` stands in the audit log; without it the log is
/// anonymous. All nodes of a deployment share it. The secret itself never leaves this object.
public final class SecretSettings {
  private static final int KEY_BYTES = 32;
  private final byte[] master;

  /// @param master at least 32 random bytes
  /// @throws IllegalStateException if there are fewer
  public SecretSettings(byte[] master) {
    if (master.length < KEY_BYTES) {
      throw new IllegalStateException(
          "the secret of FOVEA_SECRET_FILE has " + master.length + " bytes, wanted at least 32");
    }
    this.master = master.clone();
  }

  /// Reads the secret from its file.
  ///
  /// @param file base64url, with or without white space around
  /// @throws IllegalStateException if it cannot be read or holds too little
  public static SecretSettings read(Path file) {
    try {
      return new SecretSettings(Base64.getUrlDecoder().decode(Files.readString(file).strip()));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("FOVEA_SECRET_FILE cannot be read as base64url: " + file, e);
    }
  }

  /// A 256-bit key for one purpose; the same purpose always yields the same key.
  ///
  /// @param purpose a constant that no other use shares, such as `login-state`
  public SecretKey derive(String purpose) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(master)
              .thenExpand(("fovea/" + purpose).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HKDF-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "SecretSettings[…]";
  }
}
