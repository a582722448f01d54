package org.fovea.service.audit;

import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.HandOverId;
import org.fovea.model.space.InvitationId;
import org.fovea.model.space.RoleMappingId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;

/// What changes who may do what in a space, by its members.
public sealed interface MemberEvent extends AuditEvent, AuditEvent.InSpace, AuditEvent.OfRoles {

  /// Somebody made a link that makes a member of whoever accepts it.
  ///
  /// @param folder the one folder it is about, or empty for the whole space
  record InvitationCreated(
      SpaceId space, InvitationId invitation, Role role, Optional<FolderId> folder)
      implements MemberEvent {}

  record InvitationRevoked(SpaceId space, InvitationId invitation) implements MemberEvent {}

  /// Somebody accepted an invitation and holds this role now.
  record InvitationAccepted(
      SpaceId space, InvitationId invitation, Role role, Optional<FolderId> folder)
      implements MemberEvent {}

  /// A team is a member now.
  record TeamAdded(SpaceId space, SpaceId team, Role role) implements MemberEvent {}

  record TeamRoleChanged(SpaceId space, SpaceId team, Role former, Role next)
      implements MemberEvent {}

  record TeamRemoved(SpaceId space, SpaceId team, Role role) implements MemberEvent {}

  record RoleChanged(SpaceId space, Subject person, Role former, Role next)
      implements MemberEvent, AboutPerson {}

  /// Somebody was removed by somebody else.
  record MemberRemoved(SpaceId space, Subject person, Role role, Optional<FolderId> folder)
      implements MemberEvent, AboutPerson {}

  /// Somebody left of their own accord.
  record MemberLeft(SpaceId space, Role role, Optional<FolderId> folder) implements MemberEvent {}

  /// Somebody's account was closed, and their role ended with it.
  record MembershipClosed(SpaceId space, Subject person, Role role, Optional<FolderId> folder)
      implements MemberEvent, AboutPerson {}

  /// The principal investigator's part was offered to a person.
  record HandOverOffered(
      SpaceId space, HandOverId handOver, Subject person, boolean byAdministrator)
      implements MemberEvent, AboutPerson {}

  /// An administrator offered the principal investigator's part to whoever holds a link.
  record HandOverLinkCreated(SpaceId space, HandOverId handOver) implements MemberEvent {}

  record HandOverDeclined(SpaceId space, HandOverId handOver) implements MemberEvent {}

  record HandOverWithdrawn(SpaceId space, HandOverId handOver) implements MemberEvent {}

  /// Who acts is the principal investigator now, of a space that had none.
  record LeadTaken(SpaceId space, HandOverId handOver) implements MemberEvent {}

  /// Who acts is the principal investigator now, in the place of that person.
  record HandedOver(SpaceId space, HandOverId handOver, Subject person)
      implements MemberEvent, AboutPerson {}

  /// An entitlement grants a role in the space now.
  record RoleMapped(SpaceId space, RoleMappingId mapping, String pattern, Role role)
      implements MemberEvent {}

  record RoleUnmapped(SpaceId space, RoleMappingId mapping, String pattern, Role role)
      implements MemberEvent {}
}
