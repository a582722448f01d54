package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.Folder;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.ImageEvent;
import org.fovea.service.audit.ImageEvent.ImageFiled;
import org.fovea.service.audit.ImageEvent.ImageMovedIn;
import org.fovea.service.audit.ImageEvent.ImageMovedOut;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.policy.Quotas;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.space.Folders;
import org.fovea.service.space.Spaces;

/// Moves images between folders and spaces, many at once, in one transaction.
@Stateless
public class ImageMoves {
  @Inject Guard guard;
  @Inject Images images;
  @Inject Spaces spaces;
  @Inject Folders folders;
  @Inject UsedBytes used;
  @Inject Quotas quotas;
  @Inject LegalHolds holds;
  @Inject AuditLog audit;
  @Inject Event<ImagesMoved> moved;

  /// Moves images into a space, and there into a folder or none; all or, if one is refused, none.
  /// Within a space the caller must be allowed to edit them; to another space they must also be
  /// allowed to upload there.
  ///
  /// @param ids 1 to 500
  /// @throws NotFoundException if one of them, the space or the folder is not there, or the caller
  ///   may not see it
  /// @throws DeniedException if the caller may not, on one of the sides, or would move images of
  ///   others into a personal repository
  /// @throws org.fovea.service.hold.HeldException if one leaves its space that is under a hold
  /// @throws InvalidException if there are none, or too many
  /// @throws org.fovea.service.shared.TooLargeException if the institution that owns the space has
  ///   too much
  public void move(Caller caller, List<ImageId> ids, Place target) {
    var wanted = Images.requireFew(ids);
    guard.requireAccount(caller);
    var known = images.all(wanted);
    requireAllowed(caller, known, target);
    var space = spaces.lock(target.space()); // so that the folder is not deleted meanwhile
    used.lockOwnerOf(space); // so that two who come at once do not both fit
    var folder = folders.get(target);
    var found = images.lockAll(known);
    requireAllowed(caller, found, target); // again, for others move images, too
    found.stream().filter(image -> !isIn(image, space.id())).forEach(holds::requireFree);
    requireShareable(caller, found, space);
    requireRoom(found, space);
    List<ImageEvent> events = new ArrayList<>();
    for (var image : found) {
      events.addAll(move(image, space, folder));
    }
    audit.record(caller, events);
    moved.fire(new ImagesMoved());
  }

  private void requireAllowed(Caller caller, List<Image> found, Place target) {
    var rights = new ImageRights().and(Permission.VIEW_IMAGES, target).toEditAll(caller, found);
    if (!found.stream().allMatch(image -> isIn(image, target.space()))) {
      rights.and(Permission.UPLOAD, target);
    }
    rights.require(guard, caller);
  }

  /// What others uploaded stays where those who work with it find it.
  private static void requireShareable(Caller caller, List<Image> found, Space target) {
    boolean takesOthers =
        found.stream()
            .anyMatch(image -> !isIn(image, target.id()) && !ImageRights.isOwn(caller, image));
    if (takesOthers && target.kind() == SpaceKind.PERSONAL_REPOSITORY) {
      throw new DeniedException(
          "image-of-others",
          "Only images that you uploaded yourself can be moved into a personal repository.");
    }
  }

  /// What comes from spaces of the same institution was counted before; what leaves for a personal
  /// repository goes on to count for its uploader.
  private void requireRoom(List<Image> found, Space target) {
    var owner = used.byOwnerOf(target);
    long added = owner.map(known -> used.added(found, known.institution())).orElse(0L);
    if (added > 0) {
      quotas.require(owner.orElseThrow(), added);
    }
  }

  private static List<ImageEvent> move(Image image, Space space, Optional<Folder> folder) {
    var former = image.space().id();
    boolean stays = isIn(image, space.id());
    if (stays && image.folder().equals(folder)) {
      return List.of();
    }
    image.moveTo(space, folder.orElse(null));
    return stays
        ? List.of(new ImageFiled(former, image.id(), folder.map(Folder::id)))
        : List.of(
            new ImageMovedOut(former, image.id(), space.id()),
            new ImageMovedIn(space.id(), image.id(), former));
  }

  private static boolean isIn(Image image, SpaceId space) {
    return image.space().id().equals(space);
  }
}
