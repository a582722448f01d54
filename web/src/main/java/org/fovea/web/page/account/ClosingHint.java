package org.fovea.web.page.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.fovea.service.account.ClosingPreview;
import org.fovea.service.account.ClosingService;
import org.fovea.service.account.Hindrance;
import org.fovea.service.account.InactiveAccounts;
import org.fovea.service.space.LedSpace;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.jspecify.annotations.Nullable;

/// What the person in front of the page should know of the end of their account, for every page
/// that tells it.
@Named
@RequestScoped
public class ClosingHint {
  @Inject ClosingService closing;
  @Inject InactiveAccounts inactive;
  @Inject CurrentCaller caller;

  private @Nullable ClosingPreview known;
  private boolean asked;

  private Optional<ClosingPreview> preview() {
    var here = caller.get();
    if (!asked && here.subject().isPresent()) {
      known = closing.preview(here).orElse(null);
    }
    asked = true;
    return Optional.ofNullable(known);
  }

  /// Whether there is an account.
  public boolean isThere() {
    return preview().isPresent();
  }

  /// Whether it goes with the one image that is left.
  public boolean isLastImage() {
    return preview().filter(ClosingPreview::lastImage).isPresent();
  }

  /// Whether it goes if all images of the personal repository are deleted at once.
  public boolean isOnlyImages() {
    return preview()
        .filter(each -> each.hindrances().isEmpty())
        .map(ClosingPreview::holdings)
        .filter(each -> each.images() > 0)
        .filter(each -> each.imagesElsewhere() == 0 && each.roles() == 0 && each.uploads() == 0)
        .isPresent();
  }

  /// The spaces that the person answers for and must hand over or archive first.
  public List<LedSpace> getSpaces() {
    return preview().map(ClosingPreview::hindrances).orElse(List.of()).stream()
        .flatMap(hindrance -> hindrance.space().stream())
        .toList();
  }

  /// What else stands in the way, in words.
  public List<String> getObstacles() {
    return preview().map(ClosingPreview::hindrances).orElse(List.of()).stream()
        .filter(hindrance -> hindrance.space().isEmpty())
        .map(Hindrance::words)
        .toList();
  }

  /// The day on which the account was marked as one that nobody uses; an empty text if it is not.
  public String getWarnedOn() {
    var here = caller.get();
    return here.subject().isPresent() ? inactive.warnedOn(here).map(Figures::day).orElse("") : "";
  }
}
