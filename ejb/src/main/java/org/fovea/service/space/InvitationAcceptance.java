package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.institution.Institution;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.Folder;
import org.fovea.model.space.Invitation;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Ownership;
import org.fovea.model.space.Space;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.audit.MemberEvent;
import org.fovea.service.audit.MemberEvent.InvitationAccepted;
import org.fovea.service.institution.HomeInstitution;
import org.fovea.service.institution.HomeInstitutions;
import org.fovea.service.institution.Institutions;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/// What an invitation means for the person who holds its link, and what accepting it does.
@ApplicationScoped
class InvitationAcceptance {
  @PersistenceContext EntityManager entities;
  @Inject Spaces spaces;
  @Inject Invitations invitations;
  @Inject Members members;
  @Inject SpaceRoles roles;
  @Inject Accounts accounts;
  @Inject HomeInstitutions homes;
  @Inject Institutions institutions;
  @Inject EntitlementTrust trust;
  @Inject Clock clock;

  /// Whoever lacks what it asks for is told that, and nothing of the space.
  InvitationPreview preview(Caller caller, Invitation invitation) {
    var offered =
        unmet(caller, invitation).isEmpty()
            ? Optional.of(offered(caller, invitation))
            : Optional.<InvitationPreview.Offered>empty();
    return new InvitationPreview(offered, invitation.expiresAt(), hindrances(caller, invitation));
  }

  private InvitationPreview.Offered offered(Caller caller, Invitation invitation) {
    var space = invitation.space();
    return new InvitationPreview.Offered(
        space.id(),
        space.kind(),
        space.name(),
        space instanceof Experiment experiment ? Optional.of(experiment.exId()) : Optional.empty(),
        owner(space).map(Institution::name),
        invitation.role(),
        invitation.folder().map(MemberViews::ref),
        present(caller, invitation),
        members.countPeople(space));
  }

  /// Locks the space and the invitation, so that of many who accept at once one is first.
  ///
  /// @throws NotFoundException if it is open no more
  Space lock(Invitation invitation) {
    var space = spaces.lock(invitation.space().id());
    boolean open =
        invitations
            .find(space.id(), invitation.id()) // it may have gone, with its folder
            .map(invitations::lock)
            .filter(this::stands)
            .isPresent();
    if (!open) {
      throw new NotFoundException();
    }
    return space;
  }

  /// Whether it is open, and whoever made it could still do so; else it is as good as revoked.
  boolean stands(Invitation invitation) {
    var least = RolePolicy.least(RolePolicy.toName(invitation.role()));
    return invitation.isOpen(clock.instant())
        && invitation
            .inviter()
            .flatMap(inviter -> roles.possible(inviter, invitation.space()))
            .filter(role -> role.compareTo(least) >= 0)
            .isPresent();
  }

  /// Makes `account` a member by an invitation that is open and locked. Returns what is to be
  /// recorded.
  ///
  /// @throws DeniedException if the caller lacks what it asks for
  /// @throws ConflictException if they hold that role already, or a stronger one
  MemberEvent accept(Caller caller, Account account, Invitation invitation) {
    var hindrances = hindrances(caller, invitation);
    if (!hindrances.isEmpty()) {
      throw new DeniedException("invitation-not-for-you", String.join(" ", hindrances));
    }
    members
        .find(invitation.space(), account, invitation.folder())
        .ifPresentOrElse(
            membership -> raise(membership, invitation.role()),
            () -> admit(caller, account, invitation));
    invitation.accepted(clock.instant());
    return new InvitationAccepted(
        invitation.space().id(),
        invitation.id(),
        invitation.role(),
        invitation.folder().map(Folder::id));
  }

  private static void raise(Membership membership, Role role) {
    if (membership.role().compareTo(role) >= 0) {
      throw new ConflictException(
          "member-already",
          "You hold this role already, or a stronger one. The invitation was not used up.");
    }
    membership.changeRole(role);
  }

  private void admit(Caller caller, Account account, Invitation invitation) {
    var now = clock.instant();
    entities.persist(
        invitation
            .folder()
            .map(folder -> Membership.ofFolder(folder, account, now))
            .orElseGet(() ->
                new Membership(invitation.space(), account, invitation.role(), home(caller), now)));
  }

  private @Nullable Institution home(Caller caller) {
    var home =
        homes.of(caller).stream()
            .filter(HomeInstitution::belongs)
            .findFirst()
            .map(found -> institutions.get(found.id()));
    home.ifPresent(institutions::share); // before the account that the membership names
    return home.orElse(null);
  }

  private List<String> hindrances(Caller caller, Invitation invitation) {
    List<String> sentences = new ArrayList<>();
    if (invitation.inviter().filter(account -> MemberViews.isSelf(caller, account)).isPresent()) {
      sentences.add("You made this invitation yourself. It is for somebody else.");
    }
    sentences.addAll(unmet(caller, invitation));
    return sentences;
  }

  private List<String> unmet(Caller caller, Invitation invitation) {
    var held = caller instanceof Caller.Person person ? person.affiliations() : Affiliations.NONE;
    return InvitationCondition.of(invitation).unmet(held, trust);
  }

  private Optional<Role> present(Caller caller, Invitation invitation) {
    return caller
        .subject()
        .flatMap(accounts::find)
        .flatMap(account -> members.role(invitation.space(), account, invitation.folder()));
  }

  private Optional<Institution> owner(Space space) {
    return Optional.ofNullable(entities.find(Ownership.class, space.key()))
        .map(Ownership::institution);
  }
}
