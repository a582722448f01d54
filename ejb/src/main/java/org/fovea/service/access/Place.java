package org.fovea.service.access;

import java.util.Optional;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;

/// Where something is: in a space, and perhaps in one of its folders.
///
/// @param space the space
/// @param folder a folder of it, or empty for what is in none and for the space as a whole
public record Place(SpaceId space, Optional<FolderId> folder) {

  /// The space as a whole.
  public Place(SpaceId space) {
    this(space, Optional.empty());
  }
}
