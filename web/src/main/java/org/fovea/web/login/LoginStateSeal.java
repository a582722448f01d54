package org.fovea.web.login;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals a [LoginState] so that the browser can carry it and neither read nor change it.
///
/// Form: base64url of 12 bytes nonce and the AES-256-GCM ciphertext with its 16 bytes tag. Safe for
/// use by many threads.
final class LoginStateSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  LoginStateSeal(SecretKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /// Seals `state`.
  String seal(LoginState state) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
      var sealed = new ByteArrayOutputStream();
      sealed.writeBytes(nonce);
      sealed.writeBytes(cipher.doFinal(bytes(state)));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot seal with " + CIPHER, e);
    }
  }

  /// What was sealed, or empty if it was not sealed by us, was changed, or has expired.
  Optional<LoginState> open(String sealed) {
    try {
      var bytes = Base64.getUrlDecoder().decode(sealed);
      if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        return Optional.empty();
      }
      var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES));
      var state = state(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
      return Optional.of(state).filter(s -> clock.instant().isBefore(s.expires()));
    } catch (IllegalArgumentException | AEADBadTagException e) {
      return Optional.empty(); // not base64, or not ours
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot open " + CIPHER, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static byte[] bytes(LoginState state) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(state.state());
      out.writeUTF(state.nonce());
      out.writeUTF(state.verifier());
      out.writeUTF(state.returnPath().value());
      out.writeBoolean(state.fresh());
      out.writeLong(state.expires().getEpochSecond());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static LoginState state(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new LoginState(
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          new ReturnPath(in.readUTF()),
          in.readBoolean(),
          Instant.ofEpochSecond(in.readLong()));
    } catch (IOException e) {
      throw new UncheckedIOException("sealed by an older version", e);
    }
  }
}
