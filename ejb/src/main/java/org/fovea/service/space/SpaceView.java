package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Permission;

/// One space as a member sees it.
///
/// @param exId empty but for experiments
/// @param stage empty but for experiments
/// @param ownership empty for a personal repository, which its owner owns
/// @param role what the caller is in it
/// @param own whether it is the caller's own personal repository
/// @param may what the caller may do in it just now, archives and the rest taken into account
public record SpaceView(
    SpaceId id,
    SpaceKind kind,
    String name,
    String description,
    Optional<ExId> exId,
    Optional<Stage> stage,
    Optional<OwnershipView> ownership,
    boolean viewersDownload,
    boolean archived,
    boolean own,
    Instant createdAt,
    Role role,
    Set<Permission> may) {}
