package org.fovea.service.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fovea.config.SecretSettings;

/// Hides keys and answers from whoever reads the database: an answer may hold the link of an
/// invitation, of which we store nothing but a digest otherwise.
///
/// A key's digest is its HMAC-SHA-256. An answer is sealed by AES-256-GCM under another HMAC of the
/// same key, so that it takes the sender's key as well as the server's secret to open it. Form: 12
/// bytes nonce, then ciphertext with its tag of 16 bytes. Safe for use by many threads.
@ApplicationScoped
public class AnswerSeal {
  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec digesting;
  private final SecretKeySpec sealing;
  private final SecureRandom random = new SecureRandom();

  /// For the container only.
  protected AnswerSeal() {
    this(new SecretSettings(new byte[32]));
  }

  @Inject
  public AnswerSeal(SecretSettings secret) {
    this.digesting = key(secret, "idempotency-key");
    this.sealing = key(secret, "idempotent-answer");
  }

  private static SecretKeySpec key(SecretSettings secret, String purpose) {
    return new SecretKeySpec(secret.derive(purpose).getEncoded(), MAC);
  }

  /// By what the key of an account is found, 32 bytes.
  byte[] digest(long account, String key) {
    return mac(digesting, account, key);
  }

  /// Seals an answer to what `account` asked for under `key`.
  byte[] seal(long account, String key, KeptAnswer answer) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, mac(sealing, account, key), nonce, answer.bytes());
    var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return whole;
  }

  /// What was sealed.
  ///
  /// @throws IllegalStateException if it was sealed for another account or key, or was changed
  KeptAnswer open(long account, String key, byte[] sealed) {
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    var rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return KeptAnswer.of(run(Cipher.DECRYPT_MODE, mac(sealing, account, key), nonce, rest));
  }

  private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an answer cannot be sealed or opened", e);
    }
  }

  private static byte[] mac(SecretKeySpec with, long account, String key) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(with);
      return mac.doFinal((account + " " + key).getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
