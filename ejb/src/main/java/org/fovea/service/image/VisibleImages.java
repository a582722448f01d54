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

/// The images that somebody may look at, for services.
@ApplicationScoped
public class VisibleImages {
  /// Where an image is that there is not. The guard is asked about it like about any other place,
  /// so that to say no takes as long for what is absent as for what is hidden.
  private static final Place NOWHERE = new Place(new SpaceId("0".repeat(22)));

  @Inject Guard guard;
  @Inject Images images;

  /// The image of that identifier.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public Image get(Caller caller, ImageId id) {
    Optional<Image> image = images.find(id);
    guard.require(caller, Permission.VIEW_IMAGES, image.map(Images::place).orElse(NOWHERE));
    return image.orElseThrow(NotFoundException::new);
  }

  /// The image of that identifier, or empty if there is none or the caller may not see it.
  Optional<Image> find(Caller caller, ImageId id) {
    return images.find(id).filter(image -> guard.sees(caller, Images.place(image)));
  }

  /// The image of that identifier, as it is now, locked until the transaction ends. Asked before,
  /// so that no stranger locks anything, and again after, for it may have been moved meanwhile.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public Image lock(Caller caller, ImageId id) {
    var locked = images.lock(get(caller, id));
    guard.require(caller, Permission.VIEW_IMAGES, Images.place(locked));
    return locked;
  }

  /// The image also for who brings a link to it: for what such people may have, and nothing else.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public Image shown(Caller caller, ImageId id) {
    Optional<Image> image = images.find(id);
    var place = image.map(Images::place).orElse(NOWHERE);
    guard.require(caller, Permission.VIEW_IMAGES, id, place);
    return image.orElseThrow(NotFoundException::new);
  }

  /// The image, if the caller may make links to it.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  /// @throws org.fovea.service.shared.DeniedException if they may see it only
  public Image linkable(Caller caller, ImageId id) {
    var image = get(caller, id);
    guard.require(caller, ImageRights.toLink(caller, image), Images.place(image));
    return image;
  }

  /// Whether the caller may make links to an image that they may see.
  public boolean isLinkable(Caller caller, ImageId id) {
    var image = get(caller, id);
    var standing = guard.require(caller, Permission.VIEW_IMAGES, Images.place(image));
    return guard.permitted(caller, standing).contains(ImageRights.toLink(caller, image));
  }

  /// Where an image is.
  public static Place place(Image image) {
    return Images.place(image);
  }
}
