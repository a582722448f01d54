package org.fovea.service.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.fovea.model.space.SpaceId;

/// An entry of the log, for those who audit the site.
///
/// @param sequence position in the log
/// @param recordedAt when
/// @param event the name of the typed fact, such as `ImageUploaded`
/// @param actor digest of who did it, or empty if the system did
/// @param space in which it happened, or empty if in none
/// @param details the fact's own fields by name, as the log holds them: people by their digests
public record SiteLogEntry(
    long sequence,
    Instant recordedAt,
    String event,
    Optional<String> actor,
    Optional<SpaceId> space,
    SortedMap<String, String> details) {}
