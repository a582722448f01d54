package org.fovea.service.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.Caller;

/// Remembers for a second where an image is that somebody was shown, and which pyramid it has, so
/// that a thousand tiles cost one query. Whether they may see it is the guard's to say each time.
///
/// It is remembered for that person only, so that to say no takes as long for what is hidden as for
/// what is absent, whoever else is looking. A person is known by the very object that stands for
/// them, as in the memory of standings.
@ApplicationScoped
class ShownPyramids {
  static final Duration MEMORY = Duration.ofSeconds(1);
  private static final int MOST = 50_000;

  private final AccessEpoch epoch;
  private final Cache<Key, ShownPyramid> shown;

  /// Two keys are equal if they are about the same object or link, image and epoch.
  private record Key(Caller caller, ImageId image, long epoch) {
    @Override
    @SuppressWarnings("ReferenceEquality") // see above; and claims may be long to compare
    public boolean equals(Object other) {
      return other instanceof Key that
          && epoch == that.epoch
          && image.equals(that.image)
          && (caller == that.caller
              || (caller instanceof Caller.Linked && caller.equals(that.caller)));
    }

    @Override
    public int hashCode() {
      int who =
          caller instanceof Caller.Linked ? caller.hashCode() : System.identityHashCode(caller);
      return who * 31 + image.hashCode();
    }
  }

  /// For the container only.
  protected ShownPyramids() {
    this(new AccessEpoch());
  }

  @Inject
  ShownPyramids(AccessEpoch epoch) {
    this(epoch, Ticker.systemTicker());
  }

  ShownPyramids(AccessEpoch epoch, Ticker ticker) {
    this.epoch = epoch;
    this.shown =
        Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).ticker(ticker).build();
  }

  /// What `caller` was shown of `image`, or else what `decision` says, which is remembered unless
  /// it throws.
  ///
  /// @param confirm asked about what is remembered, before it is returned
  ShownPyramid recall(
      Caller caller,
      ImageId image,
      Consumer<ShownPyramid> confirm,
      Supplier<ShownPyramid> decision) {
    var key = new Key(caller, image, epoch.now());
    var known = shown.getIfPresent(key);
    if (known != null) {
      confirm.accept(known);
      return known;
    }
    var decided = decision.get();
    shown.put(key, decided);
    return decided;
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) ImagesMoved moved) {
    epoch.advance();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) FilesAbandoned gone) {
    epoch.advance();
  }
}
