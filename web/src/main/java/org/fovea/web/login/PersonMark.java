package org.fovea.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fovea.config.SecretSettings;
import org.fovea.service.access.Subject;

/// The mark of a person, by which a browser notices that what it remembers belongs to somebody
/// else: 32 hexadecimal digits that tell nothing of them and occur nowhere but in their own pages.
@ApplicationScoped
public class PersonMark {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;
  private final SecretKeySpec key;

  /// For the container only.
  protected PersonMark() {
    this(new SecretSettings(new byte[32]));
  }

  @Inject
  public PersonMark(SecretSettings secret) {
    this.key = new SecretKeySpec(secret.derive("person-mark").getEncoded(), ALGORITHM);
  }

  /// The mark of `who`.
  String of(Subject who) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // a line feed cannot stand in an issuer, which is a URL, so the two cannot run together
      var digest = mac.doFinal((who.issuer() + "\n" + who.sub()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
