package org.fovea.service.retention;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.retention.RetentionClass;

/// Who runs which job now, and what was done. Each method is one transaction.
interface Ledger {
  /// The right to run a job.
  ///
  /// @param fence larger than that of whoever had it before
  /// @param run number of the proof
  /// @param dueBefore what was last used before then has to go
  /// @param next when the job is to be run again
  record Claim(RetentionClass kind, long fence, long run, Instant dueBefore, Instant next) {}

  /// Takes a job that is due and that nobody runs; goes on with the run that somebody left.
  Optional<Claim> claim(RetentionRule rule, Instant now);

  /// Does a step of a purge of rows, and counts it with them.
  ///
  /// @throws LeaseLostException if somebody else has taken the job; nothing was done
  Purge.Step step(Claim claim, Purge purge);

  /// Counts a step that was done to files.
  ///
  /// @throws LeaseLostException if somebody else has taken the job
  void count(Claim claim, Purge.Step step);

  /// All that was due has gone.
  ///
  /// @throws LeaseLostException if somebody else has taken the job
  void finish(Claim claim);
}
