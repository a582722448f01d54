package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.function.Function;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.HandOverView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// An offer of the principal investigator's part, `succeed.xhtml`: at `/succeed?space={space}` for
/// the member to whom it was made, at `/succeed/{token}` for whoever holds the link.
@Named
@RequestScoped
public class SuccessionPage {
  @Inject
  @Param(pathIndex = 0)
  @Nullable String token;

  @Inject
  @Param(name = "space")
  @Nullable String space;

  @Inject HandOverService handOvers;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private @Nullable HandOverView offer;
  private boolean acknowledged;

  /// The view action, also after a refusal.
  public void load() {
    if (gate.admitsAccount()) {
      gate.show(() -> offer = find());
    }
  }

  private HandOverView find() {
    return link().map(byLink -> handOvers.get(caller.get(), byLink)).orElseGet(this::own);
  }

  /// What was offered to the person themselves.
  private HandOverView own() {
    return Ids.find(space, SpaceId::new)
        .flatMap(id -> handOvers.find(caller.get(), id))
        .filter(HandOverView::toCaller)
        .orElseThrow(NotFoundException::new);
  }

  /// The token of a link, if the address is one's.
  private Optional<String> link() {
    return Ids.find(token, Function.identity());
  }

  /// Takes the part over, and shows the space.
  public void accept() {
    messages.attempt(() -> {
      if (!acknowledged) {
        throw new InvalidException(
            "duties", "Read what you answer for, and tick the box below it, to go on.");
      }
      gate.lead("/space/" + take());
    });
  }

  private SpaceId take() {
    var byLink = link();
    if (byLink.isPresent()) {
      return handOvers.acceptLink(caller.get(), byLink.get());
    }
    var offered = own().space();
    handOvers.accept(caller.get(), offered);
    return offered;
  }

  /// Declines what was offered to the person themselves.
  public void decline() {
    messages.attempt(() -> {
      handOvers.decline(caller.get(), own().space());
      gate.lead("/spaces");
    });
  }

  /// Whether it was offered to the person themselves; a link is nobody's to decline, and just stays
  /// unused.
  public boolean isDeclinable() {
    return link().isEmpty();
  }

  /// The offer; there is none only if the answer is already complete.
  public @Nullable HandOverView getOffer() {
    return offer;
  }

  /// The day on which it ends.
  public String getExpires() {
    return offer == null ? "" : Figures.day(offer.expiresAt());
  }

  /// Identifier of the space if the offer was made to a member, otherwise an empty text.
  public String getSpace() {
    return Ids.find(space, Function.identity()).orElse("");
  }

  /// Whether the person says that they have read what they answer for.
  public boolean isAcknowledged() {
    return acknowledged;
  }

  public void setAcknowledged(boolean acknowledged) {
    this.acknowledged = acknowledged;
  }
}
