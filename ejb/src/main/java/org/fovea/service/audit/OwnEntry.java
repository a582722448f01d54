package org.fovea.service.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.fovea.model.space.SpaceId;

/// An entry of the audit log for the person who did it, or whom it is about.
///
/// @param sequence position in the log
/// @param recordedAt when
/// @param event the name of the typed fact, such as `RoleChanged`
/// @param space where, or empty if in none
/// @param actor `you`; the label of somebody's pseudonym in the space; `somebody` if in none; or
///   empty if the system did it
/// @param ofRoles whether it changed who may do what
/// @param details the fact's own fields by name; people stand in them as in `actor`
public record OwnEntry(
    long sequence,
    Instant recordedAt,
    String event,
    Optional<SpaceId> space,
    Optional<String> actor,
    boolean ofRoles,
    SortedMap<String, String> details) {}
