package org.fovea.service.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fovea.config.SecretSettings;
import org.fovea.model.image.ImageLinkId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.access.Caller;

/// The tokens of links: the link's identifier and the first 128 bits of its HMAC-SHA-256 in
/// base64url, 44 characters. One that was not made here is found out without asking the database,
/// and whoever reads the database cannot make one.
@ApplicationScoped
public class LinkSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_BYTES = 16;
  private static final Pattern FORM = Pattern.compile(PublicId.PATTERN + "[0-9A-Za-z_-]{22}");

  private final SecretKeySpec key;

  /// For the container only.
  protected LinkSeal() {
    this(new SecretSettings(new byte[32]));
  }

  @Inject
  public LinkSeal(SecretSettings secret) {
    this.key = new SecretKeySpec(secret.derive("image-link").getEncoded(), ALGORITHM);
  }

  /// Whoever brings that token, or nobody if it was not made here. Whether the link still shows
  /// anything is the guard's to say.
  public Optional<Caller.Linked> open(String token) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    var link = new ImageLinkId(token.substring(0, PublicId.LENGTH));
    return MessageDigest.isEqual(bytes(token), bytes(seal(link)))
        ? Optional.of(new Caller.Linked(link))
        : Optional.empty();
  }

  /// The token of a link.
  String seal(ImageLinkId link) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var seal = Arrays.copyOf(mac.doFinal(bytes(link.value())), SEAL_BYTES);
      return link.value() + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
