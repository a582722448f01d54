package org.fovea.model.audit;

import java.time.Instant;

/// Which entries a transcript tells.
///
/// @param spaceId of this space
/// @param from recorded at this moment or later
/// @param until recorded before this moment
public record TranscriptScope(String spaceId, Instant from, Instant until) {

  /// Whether an entry belongs into it.
  public boolean holds(AuditFacts facts) {
    return spaceId.equals(facts.spaceId())
        && !facts.recordedAt().isBefore(from)
        && facts.recordedAt().isBefore(until);
  }
}
