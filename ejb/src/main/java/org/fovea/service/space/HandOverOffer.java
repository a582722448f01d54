package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.HandOver;
import org.fovea.model.space.HandOver.State;
import org.fovea.model.space.Lifetime;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Space;
import org.fovea.service.audit.MemberEvent;
import org.fovea.service.audit.MemberEvent.HandOverWithdrawn;
import org.fovea.service.shared.ConflictException;

/// What holds of every offer of the principal investigator's part, whoever makes it.
@ApplicationScoped
class HandOverOffer {
  private static final Duration LIFE = Duration.ofDays(14);

  @PersistenceContext EntityManager entities;
  @Inject HandOvers offers;
  @Inject Clock clock;

  /// From now for 14 days.
  Lifetime life() {
    var now = clock.instant();
    return new Lifetime(now, now.plus(LIFE));
  }

  /// The person behind a membership, if the part can be offered to them.
  ///
  /// @throws ConflictException if it is a team, a guest of a folder, or somebody without account
  /// @throws PrincipalInvestigatorException if they have the part
  Account successor(Membership membership) {
    RoleChange.requireNameable(membership.role());
    return membership
        .account()
        .filter(account -> account.state() == AccountState.ACTIVE)
        .filter(_ -> membership.folder().isEmpty())
        .orElseThrow(() ->
            new ConflictException(
                "no-successor", "Only a person who belongs to the whole space can take it over."));
  }

  /// Makes room for a new offer in a space that is locked: an old one that gives way is withdrawn.
  /// Returns what is to be recorded of that.
  ///
  /// @param byAdministrator whether an administrator makes the new one
  /// @throws ConflictException if an offer is open that does not give way, or the space is a
  ///   personal repository
  Optional<MemberEvent> clear(Space space, boolean byAdministrator) {
    GovernedSpaces.requireShared(space);
    return offers
        .findUnsettled(space)
        .map(offers::lock)
        .map(old -> replace(space, old, byAdministrator));
  }

  /// Whether `old` gives way to a new offer: its time is over, or an administrator makes the new
  /// one and the principal investigator made the old one.
  static boolean givesWay(HandOver old, boolean byAdministrator, Instant now) {
    return !old.isOpen(now) || (byAdministrator && !old.byAdministrator());
  }

  private MemberEvent replace(Space space, HandOver old, boolean byAdministrator) {
    var now = clock.instant();
    if (!givesWay(old, byAdministrator, now)) {
      throw new ConflictException(
          "hand-over-open", "The part is offered to somebody already. Withdraw that offer first.");
    }
    old.settle(State.WITHDRAWN, now);
    entities.flush(); // the database allows one offer at a time
    return new HandOverWithdrawn(space.id(), old.id());
  }
}
