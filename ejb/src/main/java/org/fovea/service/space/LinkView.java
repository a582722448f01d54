package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;

/// A project and an experiment that it links.
///
/// @param other the one of the two that is not asked
/// @param exId of the experiment, or empty if it is the other one and the caller may not see it
/// @param grants the strongest role that it lends
/// @param visible whether the caller may see the other one; if not, its name is empty
public record LinkView(
    SpaceId other,
    String name,
    Optional<ExId> exId,
    Role grants,
    Instant linkedAt,
    boolean visible) {}
