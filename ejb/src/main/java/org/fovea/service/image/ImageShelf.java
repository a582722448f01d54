package org.fovea.service.image;

import java.util.Optional;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Place;

/// Which images of a space are meant: all, those of one folder, or those in no folder.
///
/// @param space the space
/// @param folder the one folder, or empty
/// @param unfiled whether those in no folder; then `folder` is empty
public record ImageShelf(SpaceId space, Optional<FolderId> folder, boolean unfiled) {

  /// @throws IllegalArgumentException if a folder is named and none is meant
  public ImageShelf {
    if (unfiled && folder.isPresent()) {
      throw new IllegalArgumentException("what is in no folder is not in one");
    }
  }

  /// All images of a space.
  public static ImageShelf whole(SpaceId space) {
    return new ImageShelf(space, Optional.empty(), false);
  }

  /// The images of one folder.
  public static ImageShelf folder(SpaceId space, FolderId folder) {
    return new ImageShelf(space, Optional.of(folder), false);
  }

  /// The images of a space that are in no folder.
  public static ImageShelf unfiled(SpaceId space) {
    return new ImageShelf(space, Optional.empty(), true);
  }

  /// Where one must be allowed to look.
  Place place() {
    return new Place(space, folder);
  }
}
