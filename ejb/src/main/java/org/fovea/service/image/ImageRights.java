package org.fovea.service.image;

import org.fovea.model.image.Image;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Subject;

/// Which permission an image asks for.
final class ImageRights {
  private ImageRights() {}

  /// To change an image: more is needed for those of others.
  static Permission toEdit(Caller caller, Image image) {
    return isOwn(caller, image) ? Permission.EDIT_OWN_IMAGES : Permission.EDIT_ALL_IMAGES;
  }

  /// Whether the caller uploaded the image.
  static boolean isOwn(Caller caller, Image image) {
    return image.uploader().map(Subject::of).equals(caller.subject())
        && caller.subject().isPresent();
  }
}
