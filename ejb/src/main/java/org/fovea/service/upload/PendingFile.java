package org.fovea.service.upload;

import java.util.Optional;
import org.fovea.model.image.ImageId;

/// A file whose bytes are all here.
///
/// @param image the image it becomes
/// @param announcedSha256 the digest it must have, if the uploader said
public record PendingFile(ImageId image, Optional<String> announcedSha256) {}
