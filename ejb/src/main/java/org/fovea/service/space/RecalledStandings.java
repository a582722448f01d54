package org.fovea.service.space;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.access.Standing;

/// Remembers for a moment what people are in places, so that a thousand tiles cost one decision.
/// That somebody is nothing there is never remembered: whoever is let in is in at once.
///
/// A person is known by the very object that stands for them in their session, not by what it
/// holds: after a new login with other claims nothing is remembered.
final class RecalledStandings {
  static final Duration MEMORY = Duration.ofSeconds(3);
  private static final int MOST = 50_000;

  private final AtomicLong epoch = new AtomicLong();
  private final Cache<Key, Standing> standings;

  /// Two keys are equal if they are about the same object, place and epoch.
  private record Key(Caller.Person person, Place place, long epoch) {
    @Override
    @SuppressWarnings("ReferenceEquality") // see above; and claims may be long to compare
    public boolean equals(Object other) {
      return other instanceof Key that
          && person == that.person
          && epoch == that.epoch
          && place.equals(that.place);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(person) * 31 + place.hashCode();
    }
  }

  RecalledStandings(Ticker ticker) {
    this.standings =
        Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).ticker(ticker).build();
  }

  /// What is remembered of `person` in `place`, or else what `decision` says.
  Optional<Standing> recall(
      Caller.Person person, Place place, Supplier<Optional<Standing>> decision) {
    var key = new Key(person, place, epoch.get());
    var known = standings.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    var decided = decision.get();
    decided.ifPresent(standing -> standings.put(key, standing));
    return decided;
  }

  /// Forgets everything, decisions that are just being taken included: they end up under a key that
  /// nobody asks for any more.
  void forget() {
    epoch.incrementAndGet();
    standings.invalidateAll();
  }
}
