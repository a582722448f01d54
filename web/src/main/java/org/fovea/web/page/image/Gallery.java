package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.service.image.ImageService;
import org.fovea.web.login.CurrentCaller;

/// The images of the caller's personal repository, as cards.
@RequestScoped
public class Gallery {
  private static final int LARGEST_PAGE = 200; // what the service gives at a time

  @Inject ImageService images;
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;

  /// Some cards of a longer list.
  ///
  /// @param cards newest first
  /// @param complete whether there are no more
  public record Cards(List<ImageCard> cards, boolean complete) {}

  /// The newest images; none if the caller has no account yet.
  ///
  /// @param wanted how many at most, at least 1
  public Cards newest(int wanted) {
    var repository = accounts.me(caller.get()).entry().map(Me.Entry::personalRepository);
    var cards = new ArrayList<ImageCard>();
    boolean complete = repository.isEmpty();
    Optional<ImageId> after = Optional.empty();
    while (!complete && cards.size() < wanted) {
      int limit = Math.min(wanted - cards.size(), LARGEST_PAGE);
      var page = images.list(caller.get(), repository.orElseThrow(), after, limit);
      page.images().stream().map(ImageCard::of).forEach(cards::add);
      after = page.next();
      complete = after.isEmpty();
    }
    return new Cards(List.copyOf(cards), complete);
  }
}
