package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;

/// What a space is, for those who run the site. What its people call it and keep in it is theirs.
///
/// @param exId number of an experiment, otherwise empty
/// @param institution name of the one that owns it; empty for a personal repository
public record SpaceFacts(
    SpaceId id,
    SpaceKind kind,
    Optional<ExId> exId,
    Optional<String> institution,
    boolean archived,
    Instant createdAt) {}
