package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.InvitationId;
import org.fovea.service.audit.Pseudonym;

/// An invitation, without its token, which only its maker ever saw.
///
/// @param inviter who made it, or empty if they are a former member
/// @param own whether it was the caller
/// @param state how it stands
public record InvitationView(
    InvitationId id,
    Role role,
    Optional<FolderRef> folder,
    Optional<String> requiredScope,
    Optional<String> requiredEntitlement,
    Optional<Pseudonym> inviter,
    boolean own,
    Instant createdAt,
    Instant expiresAt,
    InvitationState state) {}
