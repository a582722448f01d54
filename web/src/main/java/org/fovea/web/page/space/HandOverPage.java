package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.HandOverView;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Rows;
import org.jspecify.annotations.Nullable;

/// Hands the principal investigator's part over, `fragments/hand-over.xhtml`: an offer to a member,
/// which they accept or decline.
@Named
@ViewScoped
public class HandOverPage implements Serializable {
  /// How many members are offered to choose from: the strongest, who come first.
  public static final int MOST_CANDIDATES = 1000;

  @Inject HandOverService handOvers;
  @Inject MembershipService memberships;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private boolean allowed;
  private List<MemberRow> candidates = List.of();
  private @Nullable Open offer;

  /// An offer that stands.
  ///
  /// @param successor to whom, or nothing if to whoever holds a link
  /// @param expires the day on which it ends
  /// @param byAdministrator whether an administrator made it, because the principal investigator
  ///   seemed to have vanished
  /// @param toCaller whether the person in front of the page may accept it
  public record Open(
      @Nullable PersonRef successor, String expires, boolean byAdministrator, boolean toCaller)
      implements Serializable {
    /// What a page keeps of an offer.
    public static Open of(HandOverView offer) {
      return new Open(
          offer.successor().map(PersonRef::of).orElse(null),
          Figures.day(offer.expiresAt()),
          offer.byAdministrator(),
          offer.toCaller());
    }
  }

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    allowed = view.may().contains(Permission.HAND_OVER) && view.ownership().isPresent();
    reload();
  }

  private void reload() {
    var id = new SpaceId(space);
    offer = handOvers.find(caller.get(), id).map(Open::of).orElse(null);
    candidates =
        allowed && offer == null
            ? Rows.first(
                    MOST_CANDIDATES,
                    (PageRequest<MemberId> request) -> memberships.list(caller.get(), id, request))
                .map(MemberRow::of)
                .shown()
                .stream()
                .filter(member -> member.person() != null && !member.principal())
                .toList()
            : List.of();
  }

  /// Offers the part to a member.
  ///
  /// @param member as the browser sent it; only who is shown counts
  public void offer(@Nullable String member) {
    messages.attempt(
        () -> handOvers.offer(caller.get(), new SpaceId(space), chosen(member)),
        "hand-over.offered");
    gate.show(this::reload);
  }

  private MemberId chosen(@Nullable String member) {
    return candidates.stream()
        .map(MemberRow::id)
        .filter(id -> id.equals(member))
        .findFirst()
        .map(MemberId::new)
        .orElseThrow(
            () -> new InvalidException("successor", "Choose the member who is to succeed you."));
  }

  /// Withdraws the offer.
  public void withdraw() {
    messages.attempt(
        () -> handOvers.withdraw(caller.get(), new SpaceId(space)), "hand-over.withdrawn");
    gate.show(this::reload);
  }

  /// Whether the person in front of the page may offer the part.
  public boolean isAllowed() {
    return allowed;
  }

  /// Whether they may withdraw the offer that stands: what an administrator offered, only an
  /// administrator withdraws.
  public boolean isWithdrawable() {
    return allowed && offer != null && !offer.byAdministrator();
  }

  public String getSpace() {
    return space;
  }

  /// The members to whom it can be offered; whether they qualify shows when they accept.
  public List<MemberRow> getCandidates() {
    return candidates;
  }

  /// The offer that stands; nothing if there is none.
  public @Nullable Open getOffer() {
    return offer;
  }
}
