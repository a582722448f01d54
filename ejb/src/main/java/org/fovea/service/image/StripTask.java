package org.fovea.service.image;

import java.nio.file.Path;
import java.util.Optional;
import org.fovea.model.image.ImageId;

/// An original that is to lose what of its metadata is personal.
///
/// @param image whose
/// @param revision of the file that is read
record StripTask(ImageId image, int revision) {

  /// A copy that has lost it.
  ///
  /// @param file at its work place
  /// @param metadata what it says of itself, if that could be read
  record Copy(Path file, long sizeBytes, String sha256, Optional<FileMetadata> metadata) {}
}
