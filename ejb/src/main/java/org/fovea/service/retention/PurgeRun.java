package org.fovea.service.retention;

import java.io.IOException;
import java.time.Instant;

/// Runs one job from beginning to end. Wherever it is interrupted, the next run does what is left,
/// under the same proof.
final class PurgeRun {
  private final Ledger ledger;

  PurgeRun(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Runs the job if it is due and nobody else runs it.
  ///
  /// @param now a time that can be trusted
  /// @return whether it ran to its end
  boolean run(RetentionRule rule, Purge purge, Instant now) throws IOException {
    var claim = ledger.claim(rule, now);
    if (claim.isEmpty()) {
      return false;
    }
    while (step(claim.get(), purge).more()) {
      // a step at a time, so that little is done again after a crash
    }
    ledger.finish(claim.get());
    return true;
  }

  private Purge.Step step(Ledger.Claim claim, Purge purge) throws IOException {
    if (purge.removesRows()) {
      return ledger.step(claim, purge);
    }
    var step = purge.step(claim.dueBefore());
    ledger.count(claim, step);
    return step;
  }
}
