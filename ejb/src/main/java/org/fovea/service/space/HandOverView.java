package org.fovea.service.space;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.space.HandOverId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.Pseudonym;

/// An offer of the principal investigator's part.
///
/// @param successor to whom, or empty if to whoever holds the link
/// @param toCaller whether it is the caller who may accept it
/// @param hindrances why the caller cannot accept, each a sentence; none if they can or it is not
///   theirs
public record HandOverView(
    HandOverId id,
    SpaceId space,
    String spaceName,
    Optional<Pseudonym> successor,
    boolean byAdministrator,
    boolean toCaller,
    Instant offeredAt,
    Instant expiresAt,
    List<String> hindrances) {}
