package org.fovea.service.space;

import java.time.Duration;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;

/// Whom somebody wants to invite, and to what.
///
/// @param role at most MANAGER; VIEWER for a folder
/// @param folder one folder of a personal repository, or empty for the whole space
/// @param life how long the link holds, an hour to 90 days
/// @param requiredScope domain of the home organisation that is asked for
/// @param requiredEntitlement entitlement that is asked for
public record NewInvitation(
    Role role,
    Optional<FolderId> folder,
    Duration life,
    Optional<String> requiredScope,
    Optional<String> requiredEntitlement) {}
