package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/// Closes an account step by step while somebody waits, but not for ever.
@ApplicationScoped
class ClosingRun {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject ClosingSteps steps;
  @Inject Clock clock;

  /// Takes steps until the account is gone, or for 20 seconds; then the job goes on. Called outside
  /// any transaction.
  ///
  /// @param account its key
  /// @return whether it is gone
  boolean through(long account) {
    var end = clock.instant().plus(PATIENCE);
    while (steps.step(account)) {
      if (clock.instant().isAfter(end)) {
        return false;
      }
    }
    return !steps.open().contains(account);
  }
}
