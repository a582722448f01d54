package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.space.Folder;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Team;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.MemberEvent;
import org.fovea.service.audit.MemberEvent.MemberLeft;
import org.fovea.service.audit.MemberEvent.MemberRemoved;
import org.fovea.service.audit.MemberEvent.RoleChanged;
import org.fovea.service.audit.MemberEvent.TeamAdded;
import org.fovea.service.audit.MemberEvent.TeamRemoved;
import org.fovea.service.audit.MemberEvent.TeamRoleChanged;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.Members.Which;

/// Who belongs to a space and in which role. Each public method is one transaction.
@Stateless
public class MembershipService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject GovernedSpaces governed;
  @Inject Spaces spaces;
  @Inject Members members;
  @Inject MemberViews views;
  @Inject Teams teams;
  @Inject Departures departures;
  @Inject Event<RolesChanged> news;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// The members of a space, strongest role first, else in the order in which they came; those who
  /// gave up their account are left out.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws InvalidException if the member after whom the page begins is none any more
  public Page<MemberView, MemberId> list(
      Caller caller, SpaceId space, PageRequest<MemberId> wanted) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    return views.of(caller, space, members.list(space, Which.ALL, wanted), wanted);
  }

  /// Gives a member another role; does nothing if it is the same. Never makes or unmakes a
  /// principal investigator.
  ///
  /// @throws NotFoundException if there is no such member, or the caller may not see the space
  /// @throws DeniedException if the caller may not name to one of the two roles
  /// @throws PrincipalInvestigatorException if the member is the principal investigator, or is to
  ///   be
  /// @throws ConflictException if the member may look at one folder only
  public void changeRole(Caller caller, SpaceId id, MemberId member, Role next) {
    var space = governed.lock(caller, Permission.MANAGE_MEMBERS, id);
    var membership = members.get(space, member);
    var change = new RoleChange(membership.role(), next);
    guard.require(caller, change.needed(), id);
    if (membership.folder().isPresent()) {
      throw new ConflictException("folder-guest", "Guests of a folder may look at it, no more.");
    }
    if (change.isNone()) {
      return;
    }
    membership.changeRole(next);
    List<MemberEvent> events = new ArrayList<>();
    events.add(changed(id, membership, change));
    if (change.endsNaming()) {
      membership
          .account()
          .ifPresent(account -> events.addAll(departures.endNaming(space, account)));
    }
    settle(caller, space, events);
  }

  /// Removes a member; who removes themselves leaves.
  ///
  /// @throws NotFoundException if there is no such member, or the caller may not see the space
  /// @throws DeniedException if the caller may not name to the member's role
  /// @throws PrincipalInvestigatorException if it is the principal investigator
  public void remove(Caller caller, SpaceId id, MemberId member) {
    var space = governed.lock(caller, Permission.MANAGE_MEMBERS, id);
    var membership = members.get(space, member);
    RoleChange.requireNameable(membership.role());
    if (membership.account().filter(account -> MemberViews.isSelf(caller, account)).isPresent()) {
      leave(caller, space, List.of(membership));
      return;
    }
    guard.require(caller, RolePolicy.toName(membership.role()), id);
    List<MemberEvent> events = new ArrayList<>();
    events.add(removed(id, membership));
    end(space, membership, events);
    settle(caller, space, events);
  }

  /// The caller leaves, with all folders that were shared with them; the principal investigator
  /// cannot.
  ///
  /// @throws NotFoundException if the caller may not see the space
  /// @throws PrincipalInvestigatorException if they are the principal investigator
  /// @throws ConflictException if they belong to the space in another way than by a membership
  public void leave(Caller caller, SpaceId id) {
    var account = guard.requireAccount(caller);
    var space = ownOf(caller, account, id);
    var held = members.list(space, account);
    if (held.isEmpty()) {
      throw notByMembership();
    }
    leave(caller, space, held);
  }

  /// The teams that the caller may add to the space: those in which they are at least manager, and
  /// which are not archived and no members yet; by name.
  ///
  /// @param text part of their names, case aside; empty for all
  /// @throws InvalidException if the team after which the page begins is none of them any more
  public Page<TeamRef, SpaceId> teamsToAdd(
      Caller caller, SpaceId id, String text, PageRequest<SpaceId> wanted) {
    guard.require(caller, Permission.MANAGE_MEMBERS, id);
    var space = spaces.get(id);
    return takesTeams(space) ? teams.toAdd(caller, space, text, wanted) : Page.empty();
  }

  /// Makes a team a member of a project or experiment.
  ///
  /// @throws NotFoundException if the caller may not see the space or the team
  /// @throws DeniedException if the caller may not name to that role, or is no manager of the team
  /// @throws ConflictException if the space takes no teams, or the team is archived or a member
  public void addTeam(Caller caller, SpaceId id, SpaceId team, Role role) {
    var needed = RolePolicy.toName(RoleChange.requireNameable(role));
    guard.require(caller, Permission.MANAGE_MEMBERS, team);
    guard.require(caller, needed, id);
    spaces.lockBoth(id, team);
    guard.require(caller, Permission.MANAGE_MEMBERS, team); // still, now that nobody can change it
    guard.require(caller, needed, id);
    var space = spaces.get(id);
    if (!takesTeams(space)) {
      throw new ConflictException(
          "takes-no-teams", "Teams can be members of projects and experiments only.");
    }
    if (!(spaces.get(team) instanceof Team added)) {
      throw new NotFoundException(); // no team of that identifier
    }
    if (added.archivedAt().isPresent()) {
      throw new ConflictException(
          "team-archived", "This team is archived. Take it up again first.");
    }
    if (members.isMember(space, added)) {
      throw new ConflictException("team-is-member", "This team is a member already.");
    }
    entities.persist(Membership.ofTeam(space, added, role, clock.instant()));
    settle(caller, space, List.of(new TeamAdded(id, team, role)));
  }

  private static boolean takesTeams(Space space) {
    return space.kind() == SpaceKind.PROJECT || space.kind() == SpaceKind.EXPERIMENT;
  }

  /// Locks a space for whoever belongs to it themselves: a guest of a folder may not see the space.
  private Space ownOf(Caller caller, Account account, SpaceId id) {
    if (!members.belongs(id, account)) {
      guard.require(caller, Permission.VIEW_SPACE, id);
      throw notByMembership();
    }
    return spaces.lock(id);
  }

  private static ConflictException notByMembership() {
    return new ConflictException(
        "no-membership",
        "You are here through a team, a project or an entitlement, so there is nothing to leave.");
  }

  private void leave(Caller caller, Space space, List<Membership> held) {
    List<MemberEvent> events = new ArrayList<>();
    for (var membership : held) {
      RoleChange.requireNameable(membership.role());
      events.add(
          new MemberLeft(space.id(), membership.role(), membership.folder().map(Folder::id)));
      end(space, membership, events);
    }
    settle(caller, space, events);
  }

  private void end(Space space, Membership membership, List<MemberEvent> events) {
    entities.remove(membership);
    membership.account().ifPresent(account -> events.addAll(departures.end(space, account)));
  }

  private void settle(Caller caller, Space space, List<MemberEvent> events) {
    news.fire(new RolesChanged(space.id()));
    events.forEach(event -> audit.record(caller, event));
  }

  private static MemberEvent changed(SpaceId space, Membership membership, RoleChange change) {
    return membership
        .account()
        .map(Subject::of)
        .<MemberEvent>map(who -> new RoleChanged(space, who, change.former(), change.next()))
        .orElseGet(
            () -> new TeamRoleChanged(space, team(membership), change.former(), change.next()));
  }

  private static MemberEvent removed(SpaceId space, Membership membership) {
    return membership
        .account()
        .map(Subject::of)
        .<MemberEvent>map(who ->
            new MemberRemoved(space, who, membership.role(), membership.folder().map(Folder::id)))
        .orElseGet(() -> new TeamRemoved(space, team(membership), membership.role()));
  }

  private static SpaceId team(Membership membership) {
    return membership.team().orElseThrow().id();
  }
}
