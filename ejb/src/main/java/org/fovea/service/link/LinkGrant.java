package org.fovea.service.link;

import java.time.Instant;
import java.util.Set;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.Permission;

/// What a link allows.
///
/// @param image the only one that it shows
/// @param until the first moment when it allows nothing more
/// @param permissions what may be done with the image until then
record LinkGrant(ImageId image, Instant until, Set<Permission> permissions) {

  /// What may be done with that image at that moment.
  Set<Permission> permitted(ImageId wanted, Instant now) {
    return image.equals(wanted) && now.isBefore(until) ? permissions : Set.of();
  }
}
