package org.fovea.service.disclosure;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.space.HandOverId;

/// The principal investigator's part of a space was offered to the person.
///
/// @param state such as `OFFERED`
public record HeldHandOver(
    HandOverId id,
    HeldPlace place,
    boolean byAdministrator,
    String state,
    Instant offeredAt,
    Instant expiresAt,
    Optional<Instant> settledAt) {}
