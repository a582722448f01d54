package org.fovea.service.link;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.audit.Pseudonym;

/// A link as those see it who may make links to its image.
///
/// @param downloads whether it lets people have the original, too
/// @param maker who made it
/// @param own whether it was the caller
/// @param state how it stands
/// @param token what opens it, while it is open
public record LinkView(
    ImageLinkId id,
    boolean downloads,
    Pseudonym maker,
    boolean own,
    Instant createdAt,
    Instant expiresAt,
    LinkState state,
    Optional<String> token) {}
