package org.fovea.web.login;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A document that the provider publishes: fetched when first wanted, kept, fetched again when old.
///
/// Whatever is asked, it is fetched at most once in `pause`, so no flood of requests to us becomes
/// one to the provider. While the provider is away the last one we got is used. Safe for use by
/// many threads; those that need a fetch wait for the one that fetches.
///
/// @param <T> the document as parsed; immutable
final class ProviderDocument<T> {
  private static final Logger LOG = System.getLogger(ProviderDocument.class.getName());

  /// Fetches and parses the document.
  @FunctionalInterface
  interface Source<T> {
    T fetch() throws IOException;
  }

  /// The document as it was once.
  ///
  /// @param number counts the copies from 1
  /// @param content the document
  /// @param fetched when
  record Copy<T>(long number, T content, Instant fetched) {}

  private final String name;
  private final Source<T> source;
  private final Duration freshness;
  private final Duration pause;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Copy<T> copy;
  private Instant nextFetch = Instant.MIN; // guarded by fetching

  /// @param name for the log
  /// @param source where it comes from
  /// @param freshness age from which it is fetched again
  /// @param pause shortest time between two fetches
  /// @param clock tells the age
  ProviderDocument(String name, Source<T> source, Duration freshness, Duration pause, Clock clock) {
    this.name = name;
    this.source = source;
    this.freshness = freshness;
    this.pause = pause;
    this.clock = clock;
  }

  /// The document, at most `freshness` old while the provider answers.
  ///
  /// @throws LoginFailedException if there is none and the provider does not answer
  Copy<T> current() {
    var known = Optional.ofNullable(copy);
    var fresh = known.filter(c -> clock.instant().isBefore(c.fetched.plus(freshness)));
    return fresh.orElseGet(() -> after(known.map(Copy::number).orElse(0L)));
  }

  /// The document, at most `age` old.
  ///
  /// @throws LoginFailedException if the provider does not answer, whatever we may still have
  Copy<T> youngerThan(Duration age) {
    var oldest = clock.instant().minus(age);
    var known = Optional.ofNullable(copy);
    return known
        .filter(c -> c.fetched.isAfter(oldest))
        .or(() -> Optional.of(after(known.map(Copy::number).orElse(0L))))
        .filter(c -> c.fetched.isAfter(oldest))
        .orElseThrow(() -> LoginFailedException.providerDown("no recent " + name));
  }

  /// A later copy than `stale`, or `stale` again if it is too early to ask.
  Copy<T> laterThan(Copy<T> stale) {
    return after(stale.number);
  }

  private Copy<T> after(long number) {
    fetching.lock();
    try {
      var last = Optional.ofNullable(copy).map(Copy::number).orElse(0L);
      if (last == number && !clock.instant().isBefore(nextFetch)) {
        nextFetch = clock.instant().plus(pause);
        fetch(number + 1);
      }
      return Optional.ofNullable(copy)
          .orElseThrow(() -> LoginFailedException.providerDown("no " + name));
    } finally {
      fetching.unlock();
    }
  }

  private void fetch(long number) {
    try {
      copy = new Copy<>(number, source.fetch(), clock.instant());
    } catch (IOException e) {
      // the copy we have, if any, serves on; the next fetch tries again
      LOG.log(Level.WARNING, "cannot fetch the provider''s {0}: {1}", name, e.getMessage());
    }
  }
}
