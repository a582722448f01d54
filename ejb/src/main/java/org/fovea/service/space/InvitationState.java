package org.fovea.service.space;

import java.time.Instant;
import org.fovea.model.space.Invitation;

/// How an invitation stands.
public enum InvitationState {
  OPEN,
  ACCEPTED,
  REVOKED,
  EXPIRED;

  static InvitationState of(Invitation invitation, Instant now) {
    if (invitation.isOpen(now)) {
      return OPEN;
    }
    if (invitation.acceptedAt().isPresent()) {
      return ACCEPTED;
    }
    return invitation.revokedAt().isPresent() ? REVOKED : EXPIRED;
  }
}
