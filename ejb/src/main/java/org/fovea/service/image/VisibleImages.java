package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.shared.NotFoundException;

/// The images that somebody may look at.
@ApplicationScoped
class VisibleImages {
  /// Where an image is that there is not. The guard is asked about it like about any other place,
  /// so that to say no takes as long for what is absent as for what is hidden.
  private static final Place NOWHERE = new Place(new SpaceId("0".repeat(22)));

  @Inject Guard guard;
  @Inject Images images;

  /// The image of that identifier.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  Image get(Caller caller, ImageId id) {
    Optional<Image> image = images.find(id);
    guard.require(caller, Permission.VIEW_IMAGES, image.map(Images::place).orElse(NOWHERE));
    return image.orElseThrow(NotFoundException::new);
  }
}
