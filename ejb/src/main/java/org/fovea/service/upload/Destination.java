package org.fovea.service.upload;

import java.util.Optional;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;

/// Where an upload is to go.
///
/// @param space the space; if empty, that of the folder, or else the uploader's personal repository
/// @param folder a folder of it, or empty for none
public record Destination(Optional<SpaceId> space, Optional<FolderId> folder) {
  /// The uploader's personal repository, in no folder.
  public static final Destination PERSONAL = new Destination(Optional.empty(), Optional.empty());
}
