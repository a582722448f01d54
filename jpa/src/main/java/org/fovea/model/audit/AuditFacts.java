package org.fovea.model.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an audit entry says.
///
/// @param sequence position in the log: 1, 2, 3 … without a gap
/// @param recordedAt when, in UTC with microseconds
/// @param event the name of the typed fact, such as `ImageUploaded`
/// @param actor keyed digest of who did it, or null if the system did
/// @param spaceId the space it happened in, or null
/// @param details the fact's own fields as a JSON object with sorted names
public record AuditFacts(
    long sequence,
    Instant recordedAt,
    String event,
    @Nullable String actor,
    @Nullable String spaceId,
    String details) {

  /// The same with another position.
  AuditFacts numbered(long number) {
    return new AuditFacts(number, recordedAt, event, actor, spaceId, details);
  }
}
