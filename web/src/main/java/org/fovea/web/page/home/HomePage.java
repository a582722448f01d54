package org.fovea.web.page.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.image.Gallery;
import org.fovea.web.page.image.ImageCard;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.space.SpaceCard;

/// The home page, `index.xhtml`: for visitors what this is, for people their latest images.
@Named
@RequestScoped
public class HomePage {
  private static final int LATEST = 6;
  private static final int SPACES = 4;

  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Gallery gallery;
  @Inject SpaceService spaces;

  private List<ImageCard> latest = List.of();
  private List<SpaceCard> shared = List.of();

  /// The view action. Whoever has just logged in for the first time reads the terms first.
  public void load() {
    if (caller.get().subject().isPresent() && gate.admitsAccount()) {
      latest = gallery.newest(LATEST).cards();
      var newest = new SpaceFilter(Optional.empty(), "", false, 0, SPACES + 1);
      shared =
          spaces.mine(caller.get(), newest).spaces().stream()
              .map(SpaceCard::of)
              .filter(card -> !card.own())
              .limit(SPACES)
              .toList();
    }
  }

  public List<ImageCard> getLatest() {
    return latest;
  }

  /// Some spaces that the person shares with others.
  public List<SpaceCard> getSpaces() {
    return shared;
  }
}
