package org.fovea.service.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fovea.config.SecretSettings;
import org.fovea.service.access.Subject;

/// The keyed digest under which a person appears in the audit log: HMAC-SHA-256 of issuer and
/// `sub`.
///
/// With the deployment's secret one can test whether a claimed `sub` is the one in an entry;
/// without it the log is anonymous.
@ApplicationScoped
public class SubjectDigest {
  private static final String ALGORITHM = "HmacSHA256";
  private final SecretKeySpec key;

  /// For the container only.
  protected SubjectDigest() {
    this(new SecretSettings(new byte[32]));
  }

  @Inject
  public SubjectDigest(SecretSettings secret) {
    this.key = new SecretKeySpec(secret.derive("audit-subject").getEncoded(), ALGORITHM);
  }

  /// The digest of `who`, 64 lower-case hexadecimal digits.
  public String of(Subject who) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // a line feed cannot stand in an issuer, which is a URL, so the two cannot run together
      mac.update((who.issuer() + "\n" + who.sub()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
