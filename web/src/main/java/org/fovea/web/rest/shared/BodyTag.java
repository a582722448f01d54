package org.fovea.web.rest.shared;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// The tag of a thing: the first 128 bits of the SHA-256 of what the caller is shown of it. A
/// change that the caller cannot see does not concern them.
final class BodyTag {
  private static final int BYTES = 16;

  private BodyTag() {}

  /// The tag without its quotes, 22 characters of base64url.
  static String of(JsonObject shown) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(shown.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
