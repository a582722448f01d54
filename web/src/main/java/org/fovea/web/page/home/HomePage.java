package org.fovea.web.page.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.image.Gallery;
import org.fovea.web.page.image.ImageCard;
import org.fovea.web.page.shared.LoginGate;

/// The home page, `index.xhtml`: for visitors what this is, for people their latest images.
@Named
@RequestScoped
public class HomePage {
  private static final int LATEST = 6;

  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Gallery gallery;

  private List<ImageCard> latest = List.of();

  /// The view action. Whoever has just logged in for the first time reads the terms first.
  public void load() {
    if (caller.get().subject().isPresent() && gate.admitsAccount()) {
      latest = gallery.newest(LATEST).cards();
    }
  }

  public List<ImageCard> getLatest() {
    return latest;
  }
}
