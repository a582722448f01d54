package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageMetadata;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;

/// What image files say of themselves (docs/image-metadata.md). What of it is personal is for the
/// uploader and for whoever may edit all images of the space; the rest for all who see the image.
/// Each public method is one transaction.
@Stateless
public class MetadataService {
  @Inject Guard guard;
  @Inject VisibleImages visible;
  @Inject Images images;

  /// What the file of an image says, as far as the caller may know it.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  public MetadataView get(Caller caller, ImageId id) {
    var image = visible.get(caller, id);
    var standing = guard.require(caller, Permission.VIEW_IMAGES, Images.place(image));
    boolean whole = knowsAll(caller, image);
    var job = images.findJob(image).orElseThrow();
    boolean changeable =
        !job.isOpen()
            && guard.permitted(caller, standing).contains(ImageRights.toEdit(caller, image));
    return new MetadataView(
        ImageView.of(caller, image, job),
        whole,
        changeable,
        content(image).map(all -> whole ? all : all.shared()));
  }

  /// How large a pixel of an image is in the world, if its file says so.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  public Optional<PixelSize> pixelSize(Caller caller, ImageId id) {
    return content(visible.shown(caller, id)).flatMap(FileMetadata::pixelSize);
  }

  /// What the uploader wants removed is nobody else's until it is.
  private boolean knowsAll(Caller caller, Image image) {
    boolean done = !image.stripWanted();
    return ImageRights.isOwn(caller, image)
        || (done && guard.may(caller, Permission.EDIT_ALL_IMAGES, image.space().id()));
  }

  /// What the file of an image that the caller uploaded says, whether or not they may still see it
  /// (GDPR, Article 15).
  public Optional<FileMetadata> own(Caller caller, ImageId id) {
    guard.requireHolder(caller);
    return images.find(id).filter(image -> ImageRights.isOwn(caller, image)).flatMap(this::content);
  }

  private Optional<FileMetadata> content(Image image) {
    return images.metadata(image).map(ImageMetadata::content).map(FileMetadata::parse);
  }
}
