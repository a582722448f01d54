package org.fovea.service.space;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;

/// What whoever holds an invitation is told before they accept.
///
/// @param offered what it opens; empty if they lack what it asks for
/// @param hindrances why they cannot accept, each a sentence; none if they can
public record InvitationPreview(
    Optional<Offered> offered, Instant expiresAt, List<String> hindrances) {

  /// What an invitation opens.
  ///
  /// @param role that it gives
  /// @param present the role that they hold in the space already
  /// @param members how many people will see their name and institution
  public record Offered(
      SpaceId space,
      SpaceKind kind,
      String spaceName,
      Optional<ExId> exId,
      Optional<String> institutionName,
      Role role,
      Optional<FolderRef> folder,
      Optional<Role> present,
      long members) {}
}
