package org.fovea.service.disclosure;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.InvitationId;

/// An invitation that the person made.
///
/// @param requiredScope domain that it asks for, if any
/// @param requiredEntitlement entitlement that it asks for, if any
public record HeldInvitation(
    InvitationId id,
    HeldPlace place,
    Role role,
    Optional<String> requiredScope,
    Optional<String> requiredEntitlement,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> acceptedAt,
    Optional<Instant> revokedAt) {}
