package org.fovea.service.retention;

import java.time.Instant;
import java.util.Optional;

/// A rule of the retention matrix with what its job did.
///
/// @param lastRun when everything that was due had gone, the last time; empty without a job, or
///   before its first run
/// @param nextRun when the job looks again
/// @param unfinished whether a run was begun and is not finished
/// @param removedLately how many things its proved runs of the last 30 days removed
public record RetentionView(
    RetentionRule rule,
    Optional<Instant> lastRun,
    Optional<Instant> nextRun,
    boolean unfinished,
    long removedLately) {

  static RetentionView withoutJob(RetentionRule rule) {
    return new RetentionView(rule, Optional.empty(), Optional.empty(), false, 0);
  }
}
