package org.fovea.service.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.fovea.service.shared.InvalidException;

/// A request that creates something, and the key under which its sender would ask again.
///
/// @param key as the sender chose it, 1 to 255 characters
/// @param fingerprint SHA-256 of what is asked for, in 64 hexadecimal digits
public record KeyedRequest(String key, String fingerprint) {
  /// Visible ASCII, but for the quotes and the backslash, which a structured string would escape.
  private static final Pattern KEY = Pattern.compile("[!#-\\[\\]-~]{1,255}");

  /// @throws InvalidException if the key has other characters, or none, or too many
  public KeyedRequest {
    if (!KEY.matcher(key).matches()) {
      throw new InvalidException(
          "idempotency-key",
          "Idempotency-Key must be 1 to 255 visible ASCII characters without blanks, in quotes.");
    }
  }

  /// Reads the header: a string of structured fields (RFC 9651, section 3.3.3), as the draft says.
  /// One without quotes is taken as it stands, as many clients send it.
  ///
  /// @param header its value
  /// @param asked all that makes up what is asked for: method, address, body
  /// @throws InvalidException if it holds no key
  public static KeyedRequest of(String header, List<String> asked) {
    var text = header.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return new KeyedRequest(quoted ? text.substring(1, text.length() - 1) : text, digest(asked));
  }

  private static String digest(List<String> asked) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : asked) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        // with its length, so that no two lists read alike
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The key opens the answer, so it is in no log.
  @Override
  public String toString() {
    return "KeyedRequest[…]";
  }
}
