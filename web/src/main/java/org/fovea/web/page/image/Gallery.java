package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Place;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.service.image.ImageFilter;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageShelf;
import org.fovea.service.image.ImageView;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Rows;

/// The images of a place, as cards.
@RequestScoped
public class Gallery {
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
    var rows = Rows.first(wanted, (PageRequest<ImageId> request) -> page(place, request));
    return new Cards(rows.map(ImageCard::of).shown(), rows.complete());
  }

  private Page<ImageView, ImageId> page(Place place, PageRequest<ImageId> wanted) {
    var page =
        images.list(caller.get(), shelf(place), ImageFilter.ALL, wanted.after(), wanted.limit());
    return new Page<>(page.images(), page.next());
  }

  private static ImageShelf shelf(Place place) {
    return place
        .folder()
        .map(folder -> ImageShelf.folder(place.space(), folder))
        .orElseGet(() -> ImageShelf.whole(place.space()));
  }
}
