package org.fovea.service.image;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.space.Folder;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;

/// An image as those see it who may.
///
/// @param id its identifier
/// @param space the space it is in
/// @param folder the folder of that space that it is in, or empty if in none
/// @param title what people call it
/// @param fileName what the uploader called the file
/// @param sizeBytes length of the original
/// @param sha256 digest of the original, once it was computed
/// @param state how far it has come
/// @param progressPercent how much of its pyramid is made, or of the one that takes its place, 0 to
///   100
/// @param failureReason why there is no pyramid, or no newer one, if that failed
/// @param stripWanted whether something personal is still to be removed from the original
/// @param size width and height, once known
/// @param metadata what else the engine found out, as a JSON object, once known
/// @param createdAt when its upload was complete
/// @param own whether the caller uploaded it
public record ImageView(
    ImageId id,
    SpaceId space,
    Optional<FolderId> folder,
    String title,
    String fileName,
    long sizeBytes,
    Optional<String> sha256,
    ImageState state,
    int progressPercent,
    Optional<String> failureReason,
    boolean stripWanted,
    Optional<Size> size,
    Optional<String> metadata,
    Instant createdAt,
    boolean own) {

  /// Pixels at full resolution.
  ///
  /// @param width at least 1
  /// @param height at least 1
  public record Size(long width, long height) {}

  static ImageView of(Caller caller, Image image, PyramidJob job) {
    return new ImageView(
        image.id(),
        image.space().id(),
        image.folder().map(Folder::id),
        image.title(),
        image.fileName(),
        image.sizeBytes(),
        image.sha256(),
        image.state(),
        job.progressPercent(),
        image.failureReason(),
        image.stripWanted(),
        image
            .widthPixels()
            .flatMap(width -> image.heightPixels().map(height -> new Size(width, height))),
        image.metadata(),
        image.createdAt(),
        ImageRights.isOwn(caller, image));
  }
}
