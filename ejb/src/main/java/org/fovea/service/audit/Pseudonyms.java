package org.fovea.service.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fovea.config.SecretSettings;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;

/// Gives people a pseudonym in each space: the same there for ever, and another one elsewhere, so
/// that nobody can tell from two spaces who is in both.
@ApplicationScoped
public class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LABEL_CHARACTERS = 6;
  private static final int BITS_PER_CHARACTER = 5;
  private static final int LABEL_BYTES = Integer.BYTES; // hold the 30 bits of the label
  private static final int SEED_BYTES = 16;

  private final SecretKeySpec key;
  private final SubjectDigest digest;

  /// For the container only.
  protected Pseudonyms() {
    this(new SecretSettings(new byte[32]), new SubjectDigest());
  }

  @Inject
  public Pseudonyms(SecretSettings secret, SubjectDigest digest) {
    this.key = new SecretKeySpec(secret.derive("pseudonym").getEncoded(), ALGORITHM);
    this.digest = digest;
  }

  /// What `who` is called in `space`.
  public Pseudonym of(SpaceId space, Subject who) {
    return of(space, digest.of(who));
  }

  /// What the person of that digest is called in `space`.
  ///
  /// @param digestOfPerson as [SubjectDigest] gives it
  public Pseudonym of(SpaceId space, String digestOfPerson) {
    byte[] code = code(space.value() + "\n" + digestOfPerson);
    return new Pseudonym(
        label(code),
        HexFormat.of().formatHex(Arrays.copyOfRange(code, LABEL_BYTES, LABEL_BYTES + SEED_BYTES)));
  }

  private static String label(byte[] code) {
    int bits = ByteBuffer.wrap(code).getInt();
    var label = new StringBuilder(LABEL_CHARACTERS);
    for (int i = 1; i <= LABEL_CHARACTERS; i++) {
      int shift = Integer.SIZE - i * BITS_PER_CHARACTER;
      label.append(DIGITS.charAt(bits >>> shift & DIGITS.length() - 1));
    }
    return label.toString();
  }

  private byte[] code(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
