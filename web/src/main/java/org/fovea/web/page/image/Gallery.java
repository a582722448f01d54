package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Place;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.service.image.ImagePage;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageShelf;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;

/// The images of a place, as cards.
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

  /// Where the caller's own images are, or empty if they have no account yet.
  public Optional<SpaceId> own() {
    return accounts.me(caller.get()).entry().map(Me.Entry::personalRepository);
  }

  /// The newest images of one's own; none if the caller has no account yet.
  ///
  /// @param wanted how many at most, at least 1
  public Cards newest(int wanted) {
    return own().map(own -> newest(new Place(own), wanted)).orElse(new Cards(List.of(), true));
  }

  /// The newest images of a place; of a space as a whole, those in its folders as well.
  ///
  /// @param wanted how many at most, at least 1
  /// @throws NotFoundException if there is no such place, or the caller may not see it
  public Cards newest(Place place, int wanted) {
    var cards = new ArrayList<ImageCard>();
    boolean complete = false;
    Optional<ImageId> after = Optional.empty();
    while (!complete && cards.size() < wanted) {
      int limit = Math.min(wanted - cards.size(), LARGEST_PAGE);
      var page = page(place, after, limit);
      if (page.isEmpty()) {
        cards.clear();
        after = Optional.empty();
      } else {
        page.get().images().stream().map(ImageCard::of).forEach(cards::add);
        after = page.get().next();
        complete = after.isEmpty();
      }
    }
    return new Cards(List.copyOf(cards), complete);
  }

  /// Nothing if the image that the page follows was deleted meanwhile: its place is lost.
  private Optional<ImagePage> page(Place place, Optional<ImageId> after, int limit) {
    try {
      return Optional.of(images.list(caller.get(), shelf(place), after, limit));
    } catch (NotFoundException e) {
      if (after.isEmpty()) {
        throw e; // it is the place that cannot be seen
      }
      return Optional.empty();
    }
  }

  private static ImageShelf shelf(Place place) {
    return place
        .folder()
        .map(folder -> ImageShelf.folder(place.space(), folder))
        .orElseGet(() -> ImageShelf.whole(place.space()));
  }
}
