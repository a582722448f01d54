package org.fovea.service.disclosure;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;

/// An image that the person uploaded.
///
/// @param metadata what the engine found out about the original, as a JSON object, once known
/// @param uploadedAt when the upload was complete
public record HeldImage(
    ImageId id,
    HeldPlace place,
    String title,
    String fileName,
    long sizeBytes,
    Optional<String> sha256,
    ImageState state,
    Optional<Long> widthPixels,
    Optional<Long> heightPixels,
    Optional<String> metadata,
    Instant uploadedAt) {}
