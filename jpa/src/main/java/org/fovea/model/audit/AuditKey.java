package org.fovea.model.audit;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The deployment's Ed25519 key (RFC 8032), which signs heads and transcripts of the audit log.
///
/// The same seed always yields the same pair, so that no key has to be kept beside the secret.
/// Signatures are 128 lower-case hexadecimal digits.
public final class AuditKey {
  /// The purpose under which the seed is derived from the deployment's secret.
  public static final String PURPOSE = "audit-head";

  private static final String ALGORITHM = "Ed25519";
  private static final int SEED_BYTES = 32;
  private final PrivateKey secret;
  private final PublicKey open;

  private AuditKey(KeyPair pair) {
    this.secret = pair.getPrivate();
    this.open = pair.getPublic();
  }

  /// The key pair of a seed.
  ///
  /// @param seed 32 secret bytes
  /// @throws IllegalArgumentException if there are more or fewer
  public static AuditKey of(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException(seed.length + " bytes of seed, wanted 32");
    }
    try {
      // the generator takes its one random draw as the seed and works out the public half
      var generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      return new AuditKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /// The signature of `statement`.
  String sign(byte[] statement) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(statement);
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with Ed25519", e);
    }
  }

  /// The public half as base64 of its X.509 form, one line that begins with `MCow`.
  public String publicKey() {
    return Base64.getEncoder().encodeToString(open.getEncoded());
  }

  /// The public half as a PEM file, as `openssl pkey -pubin` reads it.
  public String pem() {
    return "-----BEGIN PUBLIC KEY-----\n" + publicKey() + "\n-----END PUBLIC KEY-----\n";
  }

  /// Whether `signature` is one of `statement` by the key whose public half is `publicKey`.
  static boolean verifies(String publicKey, byte[] statement, String signature) {
    try {
      var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
      var check = Signature.getInstance(ALGORITHM);
      check.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(spec));
      check.update(statement);
      return check.verify(HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException
        | InvalidKeySpecException
        | InvalidKeyException
        | SignatureException e) {
      return false; // neither key nor signature need have the right form
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  @Override
  public String toString() {
    return "AuditKey[" + publicKey() + "]";
  }

  /// Gives the bytes it was given.
  private static final class Given extends SecureRandom {
    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
      if (target.length != bytes.length) {
        throw new IllegalStateException(target.length + " random bytes asked for, wanted 32");
      }
      System.arraycopy(bytes, 0, target, 0, bytes.length);
    }
  }
}
