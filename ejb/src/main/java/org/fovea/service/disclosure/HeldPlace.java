package org.fovea.service.disclosure;

import java.util.Optional;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;

/// Where something is that is held.
///
/// @param name of the space, or empty if the person may not see it any more
/// @param folder in which folder of it, or empty if in none
/// @param folderName what that is called, or empty if the person may not see it
public record HeldPlace(
    SpaceId space,
    SpaceKind kind,
    Optional<String> name,
    Optional<FolderId> folder,
    Optional<String> folderName) {}
