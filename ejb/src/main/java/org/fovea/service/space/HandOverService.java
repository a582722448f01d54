package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.space.HandOver;
import org.fovea.model.space.HandOver.State;
import org.fovea.model.space.HandOverId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SitePermission;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.MemberEvent.HandOverDeclined;
import org.fovea.service.audit.MemberEvent.HandOverLinkCreated;
import org.fovea.service.audit.MemberEvent.HandOverOffered;
import org.fovea.service.audit.MemberEvent.HandOverWithdrawn;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.Members.Which;

/// Handing the principal investigator's part over. Each public method is one transaction.
@Stateless
public class HandOverService {
  private static final String SELF_NAMED = "An administrator cannot name themselves.";

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject GovernedSpaces governed;
  @Inject Spaces spaces;
  @Inject Members members;
  @Inject MemberViews views;
  @Inject HandOvers offers;
  @Inject HandOverOffer offering;
  @Inject Succession succession;
  @Inject Event<RolesChanged> news;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Offers it to a member; the principal investigator does.
  ///
  /// @throws NotFoundException if there is no such member, or the caller may not see the space
  /// @throws DeniedException if the caller is not the principal investigator
  /// @throws ConflictException if an offer is open, or the member cannot be one
  public HandOverId offer(Caller caller, SpaceId id, MemberId successor) {
    var space = governed.lock(caller, Permission.HAND_OVER, id);
    return offer(caller, space, successor, false);
  }

  /// The same by an administrator, because the principal investigator has vanished.
  public HandOverId nameSuccessor(Caller caller, SpaceId id, MemberId successor) {
    guard.requireSite(caller, SitePermission.NAME_SUCCESSORS);
    return offer(caller, spaces.lock(id), successor, true);
  }

  /// The members among whom an administrator may choose.
  ///
  /// @throws NotFoundException if there is no such space, or the caller does not run the site
  /// @throws ConflictException if it is a personal repository
  /// @throws InvalidException if the member after whom the page begins is none any more
  public Page<MemberView, MemberId> candidates(
      Caller caller, SpaceId id, PageRequest<MemberId> wanted) {
    guard.requireSite(caller, SitePermission.NAME_SUCCESSORS);
    GovernedSpaces.requireShared(spaces.get(id));
    return views.of(caller, id, members.list(id, Which.SUCCESSORS, wanted), wanted);
  }

  /// Makes a link for a successor who is no member yet; an administrator does. Returns its token,
  /// for `/succeed/{token}`.
  ///
  /// @throws NotFoundException if there is no such space, or the caller does not run the site
  /// @throws ConflictException if an offer is open, or it is a personal repository
  public String linkForSuccessor(Caller caller, SpaceId id) {
    guard.requireSite(caller, SitePermission.NAME_SUCCESSORS);
    var space = spaces.lock(id);
    var replaced = offering.clear(space, true);
    var token = LinkToken.draw();
    var offer = HandOver.byLink(token.hash(), space, offering.life());
    entities.persist(offer);
    replaced.ifPresent(event -> audit.record(caller, event));
    audit.record(caller, new HandOverLinkCreated(id, offer.id()));
    return token.value();
  }

  /// The open offer of a space, to those who may see it: its principal investigator, the one to
  /// whom it is made, and administrators.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  public Optional<HandOverView> find(Caller caller, SpaceId id) {
    boolean all =
        isAdministrator(caller)
            || guard.require(caller, Permission.VIEW_SPACE, id).role()
                == Role.PRINCIPAL_INVESTIGATOR;
    return openOffer(spaces.get(id))
        .filter(offer -> all || isTo(caller, offer))
        .map(offer -> view(caller, offer, isTo(caller, offer)));
  }

  /// The open offers to the caller, of all spaces, newest first.
  public List<HandOverView> toCaller(Caller caller) {
    var account = guard.requireReader(caller);
    return offers.list(account, clock.instant()).stream()
        .map(offer -> view(caller, offer, true))
        .toList();
  }

  /// The open offer of that link.
  ///
  /// @throws NotFoundException if there is none
  public HandOverView get(Caller caller, String token) {
    guard.requirePerson(caller);
    return view(caller, openOffer(token), true);
  }

  /// The caller accepts and answers for the space from now on.
  ///
  /// @throws NotFoundException if nothing is offered to them there
  /// @throws DeniedException if an administrator offered it, and the caller is one
  /// @throws NotQualifiedException if they do not qualify, with the reasons
  public void accept(Caller caller, SpaceId id) {
    accept(caller, account -> offerTo(account, id));
  }

  /// The same by link.
  public SpaceId acceptLink(Caller caller, String token) {
    return accept(caller, _ -> openOffer(token));
  }

  /// The caller declines.
  ///
  /// @throws NotFoundException if nothing is offered to them there
  public void decline(Caller caller, SpaceId id) {
    var offer = lock(offerTo(guard.requireAccount(caller), id));
    offer.settle(State.DECLINED, clock.instant());
    audit.record(caller, new HandOverDeclined(id, offer.id()));
  }

  /// Withdraws the open offer: the principal investigator their own, an administrator any.
  ///
  /// @throws NotFoundException if nothing is offered, or the caller may not see the space
  /// @throws DeniedException if it is not theirs to withdraw
  public void withdraw(Caller caller, SpaceId id) {
    boolean administrator = isAdministrator(caller);
    if (!administrator) {
      guard.require(caller, Permission.VIEW_SPACE, id);
    }
    var found = openOffer(spaces.get(id)).orElseThrow(NotFoundException::new);
    if (!administrator) {
      requireOwn(caller, found);
    }
    var offer = lock(found);
    offer.settle(State.WITHDRAWN, clock.instant());
    audit.record(caller, new HandOverWithdrawn(id, offer.id()));
  }

  /// Whether the caller names successors on this site.
  ///
  /// @throws DeniedException if they would, but their account is not active
  private boolean isAdministrator(Caller caller) {
    boolean administrator = guard.maySite(caller, SitePermission.NAME_SUCCESSORS);
    if (administrator) {
      guard.requireSite(caller, SitePermission.NAME_SUCCESSORS);
    }
    return administrator;
  }

  private void requireOwn(Caller caller, HandOver offer) {
    if (offer.byAdministrator()) {
      throw new DeniedException(
          "offer-of-administrator", "An administrator made this offer, and can withdraw it.");
    }
    guard.require(caller, Permission.HAND_OVER, offer.space().id());
  }

  private HandOverId offer(Caller caller, Space space, MemberId member, boolean byAdministrator) {
    var successor = offering.successor(members.get(space, member));
    var replaced = offering.clear(space, byAdministrator);
    var offer = HandOver.to(successor, space, byAdministrator, offering.life());
    entities.persist(offer);
    replaced.ifPresent(event -> audit.record(caller, event));
    audit.record(
        caller,
        new HandOverOffered(space.id(), offer.id(), Subject.of(successor), byAdministrator));
    return offer.id();
  }

  private SpaceId accept(Caller caller, Function<Account, HandOver> offered) {
    var account = guard.requireAccount(caller);
    var found = offered.apply(account);
    requireOther(caller, found);
    var space = spaces.lock(found.space().id());
    var events = succession.accept(caller, account, space, lock(found));
    news.fire(new RolesChanged(space.id()));
    audit.record(caller, events);
    return space.id();
  }

  /// Nobody runs the site and helps themselves to a space.
  private void requireOther(Caller caller, HandOver offer) {
    if (isSelfNamed(caller, offer)) {
      throw new DeniedException("administrator-self", SELF_NAMED);
    }
  }

  private boolean isSelfNamed(Caller caller, HandOver offer) {
    return offer.byAdministrator() && guard.maySite(caller, SitePermission.NAME_SUCCESSORS);
  }

  private List<String> hindrances(Caller caller, HandOver offer) {
    return isSelfNamed(caller, offer)
        ? List.of(SELF_NAMED)
        : succession.hindrances(caller, offer.space());
  }

  /// @throws NotFoundException if it is open no more
  private HandOver lock(HandOver offer) {
    if (!offers.lock(offer).isOpen(clock.instant())) {
      throw new NotFoundException();
    }
    return offer;
  }

  private HandOver offerTo(Account account, SpaceId space) {
    return offers.list(account, clock.instant()).stream()
        .filter(offer -> offer.space().id().equals(space))
        .findAny()
        .orElseThrow(NotFoundException::new);
  }

  private HandOver openOffer(String token) {
    return offers
        .find(new LinkToken(token))
        .filter(offer -> offer.isOpen(clock.instant()))
        .orElseThrow(NotFoundException::new);
  }

  private Optional<HandOver> openOffer(Space space) {
    return offers.findUnsettled(space).filter(offer -> offer.isOpen(clock.instant()));
  }

  private static boolean isTo(Caller caller, HandOver offer) {
    return offer.successor().filter(account -> MemberViews.isSelf(caller, account)).isPresent();
  }

  private HandOverView view(Caller caller, HandOver offer, boolean toCaller) {
    var space = offer.space();
    return new HandOverView(
        offer.id(),
        space.id(),
        space.name(),
        views.pseudonym(space.id(), offer.successor()),
        offer.byAdministrator(),
        toCaller,
        offer.offeredAt(),
        offer.expiresAt(),
        toCaller ? hindrances(caller, offer) : List.of());
  }
}
