package org.fovea.web.page.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.account.AccountState;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.service.image.ImageFilter;
import org.fovea.service.image.ImagePage;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageShelf;
import org.fovea.service.image.ImageView;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final SpaceId REPOSITORY = SpaceId.random();
  private final Gallery gallery = new Gallery();
  private Optional<Me.Entry> account =
      Optional.of(
          new Me.Entry(
              AccountState.ACTIVE,
              LocalDate.of(2026, 11, 22),
              LocalDate.of(2026, 11, 22),
              REPOSITORY,
              Optional.empty()));
  private List<ImageView> stored = List.of();
  private ImageShelf asked = ImageShelf.whole(REPOSITORY);
  private boolean visible = true;
  private Runnable beforePageAfter = () -> {};

  @BeforeEach
  void setUp() {
    gallery.caller = new Visiting();
    gallery.accounts = new Accounts();
    gallery.images = new Images();
  }

  @Test
  void isEmptyForSomebodyWithoutAnAccount() {
    account = Optional.empty();

    assertThat(gallery.newest(24)).isEqualTo(new Gallery.Cards(List.of(), true));
  }

  @Test
  void showsAsManyAsWantedAndSaysThatThereAreMore() {
    stored = images(30);

    var cards = gallery.newest(24);

    assertThat(cards.cards()).hasSize(24);
    assertThat(cards.complete()).isFalse();
  }

  @Test
  void showsAllIfThereAreFewer() {
    stored = images(24);

    var cards = gallery.newest(24);

    assertThat(cards.cards()).hasSize(24);
    assertThat(cards.complete()).isTrue();
  }

  @Test
  void goesBeyondOnePageOfTheService() {
    stored = images(450);

    var cards = gallery.newest(430).cards();

    assertThat(cards)
        .extracting(ImageCard::id)
        .containsExactlyElementsOf(
            stored.subList(0, 430).stream().map(image -> image.id().value()).toList());
  }

  @Test
  void startsOverIfTheLastImageOfAPageIsDeletedMeanwhile() {
    stored = images(450);
    var deleted = stored.get(199);
    beforePageAfter =
        () -> stored = stored.stream().filter(image -> !image.equals(deleted)).toList();

    var cards = gallery.newest(430);

    assertThat(cards.cards())
        .extracting(ImageCard::id)
        .containsExactlyElementsOf(
            stored.subList(0, 430).stream().map(image -> image.id().value()).toList());
    assertThat(cards.complete()).isFalse();
  }

  @Test
  void showsTheImagesOfOneFolderAlone() {
    var folder = FolderId.random();
    asked = ImageShelf.folder(REPOSITORY, folder);
    stored = images(3);

    assertThat(gallery.newest(new Place(REPOSITORY, Optional.of(folder)), 24).cards()).hasSize(3);
  }

  @Test
  void refusesIfTheRepositoryCannotBeSeen() {
    visible = false;

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> gallery.newest(24));
  }

  @Test
  void refusesIfTheRepositoryVanishesMeanwhile() {
    stored = images(450);
    beforePageAfter = () -> visible = false;

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> gallery.newest(430));
  }

  private static List<ImageView> images(int count) {
    return Stream.generate(() -> SomeImage.in(ImageState.READY).view()).limit(count).toList();
  }

  private static final class Visiting extends CurrentCaller {
    @Override
    public Caller get() {
      return Caller.VISITOR;
    }
  }

  private final class Accounts extends AccountService {
    @Override
    public Me me(Caller caller) {
      return new Me(1, 1, 1, account);
    }
  }

  /// Gives pages as the service does, 200 images at most.
  private final class Images extends ImageService {
    @Override
    public ImagePage list(
        Caller caller, ImageShelf shelf, ImageFilter filter, Optional<ImageId> after, int limit) {
      assertThat(filter).isEqualTo(ImageFilter.ALL);
      assertThat(shelf).isEqualTo(asked);
      assertThat(limit).isBetween(1, 200);
      after.ifPresent(_ -> beforePageAfter.run());
      if (!visible) {
        throw new NotFoundException();
      }
      int begin = after.map(this::positionAfter).orElse(0);
      int end = Math.min(begin + limit, stored.size());
      var page = stored.subList(begin, end);
      return new ImagePage(
          page, end < stored.size() ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    private int positionAfter(ImageId id) {
      int position = stored.stream().map(ImageView::id).toList().indexOf(id);
      if (position < 0) {
        throw new NotFoundException();
      }
      return position + 1;
    }
  }
}
