package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.fovea.model.space.ExId;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// The address that can be written down, `x.xhtml`: leads from `/x/JSC-2026-4K7QX` to the page of
/// the experiment with that number.
@Named
@RequestScoped
public class ExIdPage {
  @Inject
  @Param(pathIndex = 0)
  @Nullable String number;

  @Inject SpaceService spaces;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  /// The view action: the page itself never shows.
  public void load() {
    var exId = ExId.parse(number == null ? "" : number);
    if (exId.isEmpty()) {
      gate.absent();
    } else if (gate.admitsAccount()) {
      gate.show(() -> gate.lead("/space/" + spaces.get(caller.get(), exId.get())));
    }
  }
}
