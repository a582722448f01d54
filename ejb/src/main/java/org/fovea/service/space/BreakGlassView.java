package org.fovea.service.space;

import java.time.Instant;
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.SpaceId;

/// A look into a space in an emergency that goes on just now.
public record BreakGlassView(
    BreakGlassId id,
    SpaceId space,
    String spaceName,
    Cause cause,
    String reference,
    Instant endsAt) {}
