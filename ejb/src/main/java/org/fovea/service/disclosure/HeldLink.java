package org.fovea.service.disclosure;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;

/// A link to an image that the person made.
///
/// @param downloads whether it lets people have the original, too
public record HeldLink(
    ImageLinkId id,
    ImageId image,
    HeldPlace place,
    boolean downloads,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> revokedAt) {}
