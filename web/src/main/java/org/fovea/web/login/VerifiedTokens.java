package org.fovea.web.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers whom a token stands for, by the token's SHA-256, so that not each request costs a
/// signature check or a question to the provider. Keeps no token. Safe for use by many threads.
final class VerifiedTokens {
  private record Known(Bearer bearer, Instant until) {}

  private final Map<String, Known> entries; // guarded by itself
  private final Clock clock;

  /// @param capacity how many; the one not used for longest makes room
  /// @param clock tells when an entry is over
  VerifiedTokens(int capacity, Clock clock) {
    this.clock = clock;
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > capacity;
          }
        };
  }

  /// Whom `token` stands for, if that is known and still holds.
  Optional<Bearer> find(String token) {
    var key = hash(token);
    synchronized (entries) {
      var entry = Optional.ofNullable(entries.get(key));
      var valid = entry.filter(e -> clock.instant().isBefore(e.until));
      if (valid.isEmpty()) {
        entries.remove(key);
      }
      return valid.map(Known::bearer);
    }
  }

  /// Remembers `token` until then.
  void remember(String token, Bearer bearer, Instant until) {
    var key = hash(token);
    synchronized (entries) {
      entries.put(key, new Known(bearer, until));
    }
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
