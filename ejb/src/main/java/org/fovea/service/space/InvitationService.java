package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.fovea.model.space.Folder;
import org.fovea.model.space.Invitation;
import org.fovea.model.space.InvitationId;
import org.fovea.model.space.Lifetime;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.MemberEvent.InvitationCreated;
import org.fovea.service.audit.MemberEvent.InvitationRevoked;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;

/// Links that make members of whoever accepts them. Each public method is one transaction.
@Stateless
public class InvitationService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject GovernedSpaces governed;
  @Inject Invitations invitations;
  @Inject InvitationAcceptance acceptance;
  @Inject Folders folders;
  @Inject MemberViews views;
  @Inject Event<RolesChanged> news;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Makes an invitation.
  ///
  /// @throws NotFoundException if there is no such space or folder, or the caller may not see it
  /// @throws DeniedException if the caller may not name to that role
  /// @throws PrincipalInvestigatorException if it would make a principal investigator
  /// @throws InvalidException if life, folder or what is asked for cannot be
  /// @throws ConflictException if the space has 200 open ones
  public CreatedInvitation create(Caller caller, SpaceId id, NewInvitation wanted) {
    var needed = RolePolicy.toName(RoleChange.requireNameable(wanted.role()));
    var space = governed.lock(caller, needed, id);
    InvitationLimits.check(wanted, space.kind());
    var now = clock.instant();
    if (invitations.countOpen(space, now) >= InvitationLimits.MOST_OPEN) {
      throw new ConflictException(
          "too-many-invitations",
          "This space has %d open invitations. Revoke some first."
              .formatted(InvitationLimits.MOST_OPEN));
    }
    var token = LinkToken.draw();
    var invitation =
        new Invitation(
            space,
            guard.requireAccount(caller),
            offer(space, wanted),
            token.hash(),
            new Lifetime(now, now.plus(wanted.life())));
    entities.persist(invitation);
    audit.record(
        caller, new InvitationCreated(id, invitation.id(), wanted.role(), wanted.folder()));
    return new CreatedInvitation(view(caller, id, invitation), token.value());
  }

  /// The invitations of a space, newest first, those of the last 90 days.
  ///
  /// @throws InvalidException if the invitation after which the page begins is not there any more
  public Page<InvitationView, InvitationId> list(
      Caller caller, SpaceId space, PageRequest<InvitationId> wanted) {
    guard.require(caller, Permission.MANAGE_MEMBERS, space);
    var since = clock.instant().minus(InvitationLimits.LONGEST);
    return Page.of(invitations.list(space, since, wanted), wanted, Invitation::id)
        .map(invitation -> view(caller, space, invitation));
  }

  /// Revokes an open one; asking again is harmless.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see the space
  /// @throws DeniedException if the caller may not name to its role
  public void revoke(Caller caller, SpaceId space, InvitationId id) {
    governed.lock(caller, Permission.MANAGE_MEMBERS, space);
    var invitation = invitations.find(space, id).orElseThrow(NotFoundException::new);
    guard.require(caller, RolePolicy.toName(invitation.role()), space);
    var now = clock.instant();
    if (invitations.lock(invitation).isOpen(now)) {
      invitation.revoke(now);
      audit.record(caller, new InvitationRevoked(space, id));
    }
  }

  /// What accepting would mean for the caller; whoever lacks what it asks for learns only that. Who
  /// has restricted their data may look, and cannot accept.
  ///
  /// @throws DeniedException if the caller has no account in good standing
  /// @throws NotFoundException if no open invitation has that token
  public InvitationPreview preview(Caller caller, String token) {
    guard.requireReader(caller);
    return acceptance.preview(caller, open(token));
  }

  /// Accepts; the link is used up. A role that is held already never becomes weaker.
  ///
  /// @throws NotFoundException if no open invitation has that token
  /// @throws DeniedException if the caller lacks what it asks for
  /// @throws ConflictException if the caller holds that role already, or a stronger one; the link
  ///   is not used up
  public Place accept(Caller caller, String token) {
    var account = guard.requireAccount(caller);
    var invitation = open(token);
    var space = acceptance.lock(invitation);
    var event = acceptance.accept(caller, account, invitation);
    news.fire(new RolesChanged(space.id()));
    audit.record(caller, event);
    return new Place(space.id(), invitation.folder().map(Folder::id));
  }

  /// Unknown, used, revoked and expired links look alike, and those whose maker may invite no more.
  private Invitation open(String token) {
    return invitations
        .find(new LinkToken(token))
        .filter(acceptance::stands)
        .orElseThrow(NotFoundException::new);
  }

  private Invitation.Offer offer(Space space, NewInvitation wanted) {
    var condition = InvitationCondition.of(wanted);
    return new Invitation.Offer(
        wanted.role(),
        folders.get(new Place(space.id(), wanted.folder())).orElse(null),
        condition.scope().orElse(null),
        condition.entitlement().orElse(null));
  }

  private InvitationView view(Caller caller, SpaceId space, Invitation invitation) {
    return new InvitationView(
        invitation.id(),
        invitation.role(),
        invitation.folder().map(MemberViews::ref),
        invitation.requiredScope(),
        invitation.requiredEntitlement(),
        views.pseudonym(space, invitation.inviter()),
        invitation.inviter().filter(account -> MemberViews.isSelf(caller, account)).isPresent(),
        invitation.createdAt(),
        invitation.expiresAt(),
        InvitationState.of(invitation, clock.instant()));
  }
}
