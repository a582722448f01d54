package org.fovea.service.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadState;

/// An upload as its owner sees it.
///
/// @param id its identifier
/// @param fileName what the owner called the file
/// @param lengthBytes how long the file is
/// @param offsetBytes how many bytes are safe on disk
/// @param state how far it has come
/// @param rawMetadata the `Upload-Metadata` header as it came
/// @param createdAt when it began
/// @param expiresAt when it will be forgotten if nothing happens before
/// @param image the image it became, once it is complete
public record UploadView(
    UploadId id,
    String fileName,
    long lengthBytes,
    long offsetBytes,
    UploadState state,
    String rawMetadata,
    Instant createdAt,
    Instant expiresAt,
    Optional<ImageId> image) {

  static UploadView of(Upload upload, Duration idle) {
    return new UploadView(
        upload.id(),
        upload.file().name(),
        upload.lengthBytes(),
        upload.offsetBytes(),
        upload.state(),
        upload.rawMetadata(),
        upload.createdAt(),
        upload.lastActivityAt().plus(idle),
        upload.state() == UploadState.COMPLETE ? Optional.of(upload.image()) : Optional.empty());
  }
}
