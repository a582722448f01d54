package org.fovea.web.page.space;

import java.io.Serializable;
import org.fovea.model.access.Role;
import org.fovea.service.space.FolderRef;
import org.fovea.service.space.InvitationState;
import org.fovea.service.space.InvitationView;
import org.fovea.web.page.shared.Figures;
import org.jspecify.annotations.Nullable;

/// An invitation in the words of a page.
///
/// @param role that it gives
/// @param folder name of the one folder, or an empty text
/// @param scope domain that is asked for, or an empty text
/// @param entitlement that is asked for, or an empty text
/// @param inviter who made it, or nothing if they are a former member
/// @param own whether it was the person in front of the page
/// @param expires as ISO 8601 writes it
/// @param expiresDay the same as a day
public record InvitationRow(
    String id,
    Role role,
    String folder,
    String scope,
    String entitlement,
    @Nullable PersonRef inviter,
    boolean own,
    String expires,
    String expiresDay,
    InvitationState state)
    implements Serializable {

  static InvitationRow of(InvitationView invitation) {
    return new InvitationRow(
        invitation.id().value(),
        invitation.role(),
        invitation.folder().map(FolderRef::name).orElse(""),
        invitation.requiredScope().orElse(""),
        invitation.requiredEntitlement().orElse(""),
        invitation.inviter().map(PersonRef::of).orElse(null),
        invitation.own(),
        invitation.expiresAt().toString(),
        Figures.day(invitation.expiresAt()),
        invitation.state());
  }

  /// Whether it can be accepted, and so revoked.
  public boolean open() {
    return state == InvitationState.OPEN;
  }
}
