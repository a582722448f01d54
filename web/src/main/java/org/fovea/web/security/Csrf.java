package org.fovea.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fovea.config.SecretSettings;

/// The secret between our pages and their session, which no other site can know: a keyed digest of
/// the session's identifier, so nothing needs to be kept.
@Named("csrf")
@ApplicationScoped
public class Csrf {
  /// The header in which our scripts send it.
  public static final String HEADER = "X-Fovea-Csrf";

  /// The form field in which our forms send it.
  public static final String FIELD = "csrf";

  private static final String ALGORITHM = "HmacSHA256";

  @Inject HttpServletRequest request;
  @Inject SecretSettings secret;

  /// The token of this session; empty for visitors, who have none and can change nothing.
  public String getToken() {
    return Optional.ofNullable(request.getSession(false)).map(this::tokenOf).orElse("");
  }

  /// Whether `sent` is the token of this session.
  boolean matches(HttpSession session, String sent) {
    return MessageDigest.isEqual(
        tokenOf(session).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private String tokenOf(HttpSession session) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.derive("csrf").getEncoded(), ALGORITHM));
      return HexFormat.of()
          .formatHex(mac.doFinal(session.getId().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
