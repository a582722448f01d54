package org.fovea.service.image;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.fovea.model.image.Image;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.Subject;

/// Which permissions images ask for; an instance gathers those of many, to ask for each once.
final class ImageRights {
  private final Set<Question> asked = new LinkedHashSet<>();

  /// What is asked once, however many images ask for it.
  private record Question(Place place, Permission permission) {}

  /// Asks, too, whether the caller may do `permission` in `place`.
  ImageRights and(Permission permission, Place place) {
    asked.add(new Question(place, permission));
    return this;
  }

  /// Asks, too, whether the caller may see these images and change them. First what may be seen: a
  /// private image and one that is not there must sound the same.
  ImageRights toEditAll(Caller caller, Collection<Image> images) {
    images.forEach(image -> and(Permission.VIEW_IMAGES, Images.place(image)));
    images.forEach(image -> and(toEdit(caller, image), Images.place(image)));
    return this;
  }

  /// Returns if the answer to everything that was asked is yes.
  void require(Guard guard, Caller caller) {
    asked.forEach(question -> guard.require(caller, question.permission(), question.place()));
  }

  /// To change an image: more is needed for those of others.
  static Permission toEdit(Caller caller, Image image) {
    return isOwn(caller, image) ? Permission.EDIT_OWN_IMAGES : Permission.EDIT_ALL_IMAGES;
  }

  /// To make and revoke links to an image: likewise.
  static Permission toLink(Caller caller, Image image) {
    return isOwn(caller, image) ? Permission.LINK_OWN_IMAGES : Permission.MANAGE_REVIEW_LINKS;
  }

  /// Whether the caller uploaded the image.
  static boolean isOwn(Caller caller, Image image) {
    return image.uploader().map(Subject::of).equals(caller.subject())
        && caller.subject().isPresent();
  }
}
