package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.SpaceId;

/// A look into a space in an emergency.
///
/// @param spaceName what the space is called; empty if the look is over or somebody else's
/// @param open whether it goes on
/// @param mine whether it is the caller's own
public record BreakGlassView(
    BreakGlassId id,
    SpaceId space,
    Optional<String> spaceName,
    Cause cause,
    String reference,
    Instant openedAt,
    Instant endsAt,
    boolean open,
    boolean mine) {}
