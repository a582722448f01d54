package org.fovea.service.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.retention.RetentionRun;

/// The proof of one run.
///
/// @param number as the audit log names it
/// @param dueBefore what was last used before then had to go
/// @param took from its beginning to its end, or empty while it is unfinished
/// @param removed how many things it removed
/// @param resumed how many times it was interrupted and went on
public record RunView(
    RetentionClass kind,
    long number,
    Instant dueBefore,
    Instant startedAt,
    Optional<Duration> took,
    long removed,
    int resumed) {

  static RunView of(RetentionRun run) {
    return new RunView(
        run.kind(),
        run.key(),
        run.dueBefore(),
        run.startedAt(),
        run.finishedAt().map(end -> Duration.between(run.startedAt(), end)),
        run.removed(),
        run.resumed());
  }
}
