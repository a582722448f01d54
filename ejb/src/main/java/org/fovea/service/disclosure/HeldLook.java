package org.fovea.service.disclosure;

import java.time.Instant;
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.SpaceId;

/// The person looked into a space in an emergency.
///
/// @param reference number of the case
public record HeldLook(
    BreakGlassId id,
    SpaceId space,
    Cause cause,
    String reference,
    Instant openedAt,
    Instant endsAt) {}
