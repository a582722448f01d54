package org.fovea.service.upload;

import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.upload.UploadId;

/// A file whose bytes are all here.
///
/// @param bytesIn the upload by which the file is named
/// @param image the image it becomes
/// @param announcedSha256 the digest it must have, if the uploader said
public record PendingFile(UploadId bytesIn, ImageId image, Optional<String> announcedSha256) {}
