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
import org.fovea.model.space.HandOver;
import org.fovea.model.space.HandOver.State;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Space;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.MemberEvent;
import org.fovea.service.audit.MemberEvent.HandedOver;
import org.fovea.service.audit.MemberEvent.LeadTaken;
import org.fovea.service.institution.Institutions;
import org.fovea.service.policy.Judgement;
import org.fovea.service.policy.PrincipalInvestigatorPolicy;
import org.fovea.service.shared.ConflictException;

/// One principal investigator follows another. The space stays with the institution that owns it,
/// so whoever follows belongs to that institution.
@ApplicationScoped
class Succession {
  @PersistenceContext EntityManager entities;
  @Inject Members members;
  @Inject HandOvers offers;
  @Inject Departures departures;
  @Inject Institutions institutions;
  @Inject PrincipalInvestigatorPolicy policy;
  @Inject Clock clock;

  /// Why the caller could not answer for the space just now, each a sentence; none if they could.
  List<String> hindrances(Caller caller, Space space) {
    var judgement = policy.judge(caller, owner(space).id());
    return judgement.holds() ? List.of() : judgement.reasons();
  }

  /// Makes `account` the principal investigator and the former one a manager. Space and offer are
  /// locked, and the offer is open. Links by which the former one wanted to make managers end.
  /// Returns what is to be recorded.
  ///
  /// @throws NotQualifiedException if the caller does not qualify, with the reasons
  /// @throws ConflictException if they answer for the space already
  List<MemberEvent> accept(Caller caller, Account account, Space space, HandOver offer) {
    var owner = owner(space);
    var judgement = requireQualified(caller, owner);
    var leader = members.leader(space);
    if (leader.flatMap(Membership::account).filter(account::equals).isPresent()) {
      throw new ConflictException(
          "investigator-already", "You are the principal investigator of this space already.");
    }
    var now = clock.instant();
    leader.ifPresent(each -> each.changeRole(Role.MANAGER));
    entities.flush(); // first, for the database allows one principal investigator at a time
    raise(account, space, owner);
    space.qualified(judgement.policy().orElse(null), now);
    offer.settle(State.ACCEPTED, now);
    return leader
        .flatMap(Membership::account)
        .map(former -> followed(space, offer, former))
        .orElseGet(() -> List.of(new LeadTaken(space.id(), offer.id())));
  }

  private List<MemberEvent> followed(Space space, HandOver offer, Account former) {
    List<MemberEvent> events = new ArrayList<>();
    events.add(new HandedOver(space.id(), offer.id(), Subject.of(former)));
    events.addAll(departures.endNamingManagers(space, former));
    return events;
  }

  private Judgement requireQualified(Caller caller, Institution owner) {
    var judgement = policy.judge(caller, owner.id());
    if (!judgement.holds()) {
      throw new NotQualifiedException(judgement.reasons());
    }
    return judgement;
  }

  private void raise(Account account, Space space, Institution owner) {
    institutions.share(owner); // before the account that the membership names
    members
        .find(space, account, Optional.empty())
        .ifPresentOrElse(
            membership -> {
              membership.changeRole(Role.PRINCIPAL_INVESTIGATOR);
              membership.actFor(owner);
            },
            () ->
                entities.persist(
                    new Membership(
                        space, account, Role.PRINCIPAL_INVESTIGATOR, owner, clock.instant())));
  }

  private Institution owner(Space space) {
    return offers.ownership(space).institution();
  }
}
