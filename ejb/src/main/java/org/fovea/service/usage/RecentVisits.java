package org.fovea.service.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import org.fovea.model.image.ImageId;

/// Finds double clicks: what the same sender asks for again within 30 seconds is counted once
/// (COUNTER Code of Practice, release 5, section 7.2). Safe for use by many threads.
///
/// A sender is half of the SHA-256 of address and program under a salt that was drawn at the start
/// and is never told; it stands in this memory for 30 seconds and nowhere else.
final class RecentVisits {
  static final Duration WINDOW = Duration.ofSeconds(30);
  static final int MOST = 100_000; // beyond, some double clicks may count twice
  private static final int SALT_BYTES = 32;

  private final byte[] salt = new byte[SALT_BYTES];
  private final Cache<Mark, Boolean> marks;

  private record Mark(long high, long low) {}

  RecentVisits(Ticker ticker) {
    new SecureRandom().nextBytes(salt);
    marks = Caffeine.newBuilder().expireAfterWrite(WINDOW).maximumSize(MOST).ticker(ticker).build();
  }

  /// Whether the sender did the same with the same item less than 30 seconds ago. From now on they
  /// did.
  boolean isRepeated(UsageKind kind, ImageId item, Visit visit) {
    return marks.asMap().put(mark(kind, item, visit), true) != null;
  }

  private Mark mark(UsageKind kind, ImageId item, Visit visit) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      for (var part : new String[] {kind.name(), item.value(), visit.address(), visit.agent()}) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0); // else two parts could run together
      }
      var digest = ByteBuffer.wrap(sha256.digest());
      return new Mark(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
