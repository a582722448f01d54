package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.space.HandOver.State;
import org.fovea.model.space.Space;
import org.fovea.service.audit.MemberEvent;
import org.fovea.service.audit.MemberEvent.HandOverWithdrawn;
import org.fovea.service.audit.MemberEvent.InvitationRevoked;

/// Ends what must not outlive somebody's part in a space. The space is locked by the caller, who
/// also records what is returned.
@ApplicationScoped
class Departures {
  @Inject Invitations invitations;
  @Inject HandOvers offers;
  @Inject Clock clock;

  /// The moment at which what is ended here ends.
  Instant now() {
    return clock.instant();
  }

  /// Revokes the open invitations of somebody who may invite no more: else they could keep a way
  /// back in.
  List<MemberEvent> endNaming(Space space, Account account) {
    return revoke(space, account, Set.of(Role.values()));
  }

  /// Revokes those that make managers, of somebody who may name no more managers.
  List<MemberEvent> endNamingManagers(Space space, Account account) {
    return revoke(space, account, Set.of(Role.MANAGER));
  }

  private List<MemberEvent> revoke(Space space, Account inviter, Set<Role> roles) {
    List<MemberEvent> events = new ArrayList<>();
    var now = clock.instant();
    for (var invitation : invitations.lockOpen(space, inviter, now)) {
      if (roles.contains(invitation.role())) {
        invitation.revoke(now);
        events.add(new InvitationRevoked(space.id(), invitation.id()));
      }
    }
    return events;
  }

  /// The same for somebody who is no member any more; what was offered to them is withdrawn, too.
  List<MemberEvent> end(Space space, Account account) {
    var events = endNaming(space, account);
    offers
        .findUnsettled(space)
        .filter(offer -> offer.successor().filter(account::equals).isPresent())
        .map(offers::lock)
        .ifPresent(offer -> {
          offer.settle(State.WITHDRAWN, clock.instant());
          events.add(new HandOverWithdrawn(space.id(), offer.id()));
        });
    return events;
  }
}
