package org.fovea.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fovea.service.access.Subject;

/// Remembers who has ended all their sessions, and when: tokens that were issued before count no
/// more, although their issuer still vouches for them.
///
/// In this node's memory, and for as long as it runs: of several nodes each refuses only what was
/// revoked there, and after a restart a token counts again until it expires, which is minutes with
/// most providers.
@ApplicationScoped
class RevokedTokens {
  private static final int MOST = 100_000;

  /// How long tokens are refused of which nobody says when they were issued.
  private static final Duration UNDATED = Duration.ofDays(1);

  private final Clock clock;
  private final Map<Subject, Instant> revoked = // guarded by itself
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Instant> eldest) {
          return size() > MOST;
        }
      };

  /// For the container only.
  protected RevokedTokens() {
    this(Clock.systemUTC());
  }

  @Inject
  RevokedTokens(Clock clock) {
    this.clock = clock;
  }

  /// From now on no token counts that was issued to that person until now.
  void revoke(Subject who) {
    synchronized (revoked) {
      revoked.put(who, clock.instant());
    }
  }

  /// Whether a token that is good otherwise is refused. One issued within the very second is, too:
  /// tokens tell no more than seconds.
  boolean refuses(Bearer bearer) {
    Instant since;
    synchronized (revoked) {
      since = revoked.get(bearer.person().who());
    }
    return Optional.ofNullable(since)
        .filter(moment ->
            bearer
                .issued()
                .map(issued -> !issued.isAfter(moment))
                .orElseGet(() -> clock.instant().isBefore(moment.plus(UNDATED))))
        .isPresent();
  }
}
