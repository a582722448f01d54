package org.fovea.service.link;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.fovea.model.image.ImageLinkId;

/// Remembers for a moment what links allow, so that a thousand tiles cost one decision. That a link
/// allows nothing is never remembered.
final class RecalledGrants {
  static final Duration MEMORY = Duration.ofSeconds(3);
  private static final int MOST = 10_000;

  private final AtomicLong epoch = new AtomicLong();
  private final Cache<Key, LinkGrant> grants;

  private record Key(ImageLinkId link, long epoch) {}

  RecalledGrants(Ticker ticker) {
    this.grants =
        Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).ticker(ticker).build();
  }

  /// What is remembered of `link`, or else what `decision` says.
  Optional<LinkGrant> recall(ImageLinkId link, Supplier<Optional<LinkGrant>> decision) {
    var key = new Key(link, epoch.get());
    var known = grants.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    var decided = decision.get();
    decided.ifPresent(grant -> grants.put(key, grant));
    return decided;
  }

  /// Forgets everything, decisions that are just being taken included: they end up under a key that
  /// nobody asks for any more.
  void forget() {
    epoch.incrementAndGet();
    grants.invalidateAll();
  }
}
