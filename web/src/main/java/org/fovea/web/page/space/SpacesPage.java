package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// The caller's spaces, `spaces.xhtml`. What is shown stands in the address, so the page keeps no
/// state.
@Named
@RequestScoped
public class SpacesPage {
  private static final int STEP = 24; // fills whole rows of two, three, four and six

  @Inject
  @Param(name = "kind")
  @Nullable String wantedKind;

  @Inject
  @Param(name = "text")
  @Nullable String wantedText;

  @Inject
  @Param(name = "archived")
  @Nullable String wantedArchived;

  @Inject
  @Param(name = "from")
  @Nullable String wantedFirst;

  @Inject SpaceService spaces;
  @Inject HandOverService handOvers;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  private List<SpaceCard> cards = List.of();
  private List<Offer> offers = List.of();
  private long total;

  /// A principal investigator's part that is offered to the caller.
  ///
  /// @param space identifier
  /// @param name of the space
  public record Offer(String space, String name) {}

  /// The view action.
  public void load() {
    if (!gate.admitsAccount()) {
      return;
    }
    var filter =
        new SpaceFilter(findKind(), getText(), isArchived(), Math.toIntExact(getFirst()), STEP);
    var found = spaces.mine(caller.get(), filter);
    cards = found.spaces().stream().map(SpaceCard::of).toList();
    total = found.total();
    offers =
        handOvers.toCaller(caller.get()).stream()
            .map(offer -> new Offer(offer.space().value(), offer.spaceName()))
            .toList();
  }

  private Optional<SpaceKind> findKind() {
    return Arrays.stream(SpaceKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(wantedKind))
        .findFirst();
  }

  /// The address of this page with other filters, from the first space on.
  ///
  /// @param kind a kind in small letters, or an empty text for all
  /// @param archived whether archived ones instead of the others
  /// @param first how many spaces to leave out
  public String address(String kind, boolean archived, long first) {
    var query = new StringBuilder();
    add(query, "kind", kind);
    add(query, "text", getText());
    add(query, "archived", archived ? "yes" : "");
    add(query, "from", first > 0 ? String.valueOf(first) : "");
    return "/spaces" + query;
  }

  private static void add(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
      query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  public List<SpaceCard> getCards() {
    return cards;
  }

  public List<Offer> getOffers() {
    return offers;
  }

  /// The kind that alone is shown, in small letters, or an empty text.
  public String getKind() {
    return findKind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /// What name or exID must hold, or an empty text.
  public String getText() {
    return wantedText == null ? "" : wantedText.strip();
  }

  public boolean isArchived() {
    return "yes".equals(wantedArchived);
  }

  /// Whether some spaces may be hidden by a filter.
  public boolean isFiltered() {
    return isArchived() || !getKind().isEmpty() || !getText().isEmpty();
  }

  /// Whether the kinds are to be explained: nothing is there yet but, perhaps, what is one's own.
  public boolean isExplained() {
    return !isFiltered() && cards.stream().allMatch(SpaceCard::own);
  }

  /// How many spaces come before those that are shown.
  public long getFirst() {
    return wantedFirst != null && wantedFirst.matches("\\d{1,7}") ? Long.parseLong(wantedFirst) : 0;
  }

  /// How many spaces there are with these filters.
  public long getTotal() {
    return total;
  }

  /// Where the page before begins.
  public long getBefore() {
    return Math.max(0, getFirst() - STEP);
  }

  /// Where the next page begins.
  public long getNext() {
    return getFirst() + STEP;
  }

  /// The kinds in small letters, as addresses have them.
  public List<String> getKinds() {
    return Arrays.stream(SpaceKind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
