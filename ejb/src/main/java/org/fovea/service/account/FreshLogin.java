package org.fovea.service.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fovea.service.shared.DeniedException;

/// A login that was just now: what cannot be undone asks for one.
public final class FreshLogin {
  /// How long a login counts as one of just now.
  public static final Duration LIFE = Duration.ofMinutes(5);

  private FreshLogin() {}

  /// Whether somebody has proved at most five minutes ago who they are.
  ///
  /// @param authenticated when they last did, or empty if nobody can tell
  public static boolean isFresh(Optional<Instant> authenticated, Clock clock) {
    var oldest = clock.instant().minus(LIFE);
    return authenticated.filter(when -> !when.isBefore(oldest)).isPresent();
  }

  /// @throws DeniedException if they have not
  static void require(Optional<Instant> authenticated, Clock clock) {
    if (!isFresh(authenticated, clock)) {
      throw new DeniedException(
          "login-not-fresh",
          "This needs a login of the last five minutes in the browser. Open /account/close there.");
    }
  }
}
