package org.fovea.service.audit;

import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;

/// What happens to images.
public sealed interface ImageEvent extends AuditEvent, AuditEvent.InSpace {

  /// An upload was completed and became an image.
  record ImageUploaded(SpaceId space, ImageId image, long sizeBytes) implements ImageEvent {}

  /// An instrument sent a file, which became an image of whoever activated the instrument.
  record ImageDelivered(
      SpaceId space, ImageId image, long sizeBytes, InstrumentId instrument, Subject person)
      implements ImageEvent, AboutPerson {}

  /// An image has another title.
  record ImageRenamed(SpaceId space, ImageId image) implements ImageEvent {}

  /// Somebody asked to try once more to make the pyramid of an image.
  record ImageRetried(SpaceId space, ImageId image) implements ImageEvent {}

  /// Somebody asked for another pyramid of an image, or for another try to make one.
  record ImageReprocessed(SpaceId space, ImageId image) implements ImageEvent {}

  /// The original of an image lost what of its metadata is personal.
  ///
  /// @param removed how many entries and pictures that were
  record ImageStripped(SpaceId space, ImageId image, long removed) implements ImageEvent {}

  /// The uploader kept what of an original's metadata is personal, after having wanted it removed.
  record ImageKeptAsItIs(SpaceId space, ImageId image) implements ImageEvent {}

  /// An image is in another folder of the same space.
  ///
  /// @param folder where it is now, or empty if in no folder
  record ImageFiled(SpaceId space, ImageId image, Optional<FolderId> folder)
      implements ImageEvent {}

  /// An image left for another space, which has an entry of its own.
  record ImageMovedOut(SpaceId space, ImageId image, SpaceId to) implements ImageEvent {}

  /// An image came from another space, which has an entry of its own.
  record ImageMovedIn(SpaceId space, ImageId image, SpaceId from) implements ImageEvent {}

  /// Somebody made a link that shows an image to whoever has it.
  ///
  /// @param downloads whether it lets them have the original, too
  /// @param days for how long
  record ImageLinkCreated(
      SpaceId space, ImageId image, ImageLinkId link, boolean downloads, int days)
      implements ImageEvent {}

  /// Somebody revoked such a link.
  record ImageLinkRevoked(SpaceId space, ImageId image, ImageLinkId link) implements ImageEvent {}

  /// An image was deleted with its original and its pyramid.
  record ImageDeleted(SpaceId space, ImageId image) implements ImageEvent {}
}
