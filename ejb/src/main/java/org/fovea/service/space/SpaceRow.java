package org.fovea.service.space;

import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;

/// One space in a list.
///
/// @param name of the space or, if the caller sees one folder only, of the folder
/// @param exId empty but for experiments
/// @param stage empty but for experiments
/// @param institutionName of the owner, or empty for a personal repository
/// @param role what the caller is in it
/// @param images how many it holds
/// @param members how many people and teams belong to it directly; 0 for a folder, whose viewers do
///   not see each other
/// @param newest its newest image with a pyramid, for a picture
/// @param folder set if the caller sees one folder of somebody's personal repository only
public record SpaceRow(
    SpaceId id,
    SpaceKind kind,
    String name,
    Optional<ExId> exId,
    Optional<Stage> stage,
    Optional<String> institutionName,
    boolean archived,
    Role role,
    long images,
    long members,
    Optional<String> newest,
    Optional<FolderId> folder) {

  /// The same with the role that the caller has there.
  SpaceRow as(Role held) {
    return new SpaceRow(
        id,
        kind,
        name,
        exId,
        stage,
        institutionName,
        archived,
        held,
        images,
        members,
        newest,
        folder);
  }
}
