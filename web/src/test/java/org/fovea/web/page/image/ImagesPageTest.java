package org.fovea.web.page.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageView;
import org.fovea.service.shared.RefusedException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesPageTest {
  private static final SpaceId REPOSITORY = SpaceId.random();
  private final ImagesPage page = new ImagesPage();
  private final ImageView older = SomeImage.in(ImageState.FAILED).view();
  private final ImageView newer = SomeImage.in(ImageState.FAILED).view();
  private final List<ImageView> stored = new ArrayList<>(List.of(older));
  private final List<String> done = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void setUp() {
    page.caller = new Visiting();
    page.gallery = new Stored();
    page.images = new Images();
    page.messages = new Told();
    page.gate = new LoginGate();
    page.openOwn();
  }

  @Test
  void deletesTheImageThatTheBrowserNamesThoughAnotherTookItsPlace() {
    stored.addFirst(newer);
    page.reload();

    page.delete(older.id().value());

    assertThat(done).containsExactly("delete " + older.id().value());
    assertThat(told).containsExactly("images.deleted");
    assertThat(page.getCards()).extracting(ImageCard::id).containsExactly(newer.id().value());
  }

  @Test
  void triesAgainWithTheImageThatTheBrowserNames() {
    stored.addFirst(newer);
    page.reload();

    page.retry(older.id().value());

    assertThat(done).containsExactly("retry " + older.id().value());
    assertThat(told).containsExactly("images.retried");
  }

  @Test
  void opensTheTitleOfTheImageThatTheBrowserNames() {
    stored.addFirst(newer);
    page.reload();

    page.beginRename(older.id().value());

    assertThat(page.getRenamed()).isEqualTo(older.id().value());
    assertThat(page.getTitle()).isEqualTo(older.title());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "AAAAAAAAAAAAAAAAAAAAAA"})
  void touchesNothingIfTheNamedImageIsNotShown(String id) {
    page.delete(id);
    page.retry(id);
    page.beginRename(id);

    assertThat(done).isEmpty();
    assertThat(page.getRenamed()).isEmpty();
    assertThat(told).containsExactly("not-found", "not-found", "not-found");
  }

  @Test
  void showsHowThingsStandIfTheNamedImageIsGone() {
    stored.set(0, newer);

    page.delete(newer.id().value());

    assertThat(done).isEmpty();
    assertThat(page.getCards()).extracting(ImageCard::id).containsExactly(newer.id().value());
  }

  @Test
  void deletesOfWhatTheBrowserNamesOnlyWhatIsShown() {
    var hidden = SomeImage.in(ImageState.READY).view();
    stored.addFirst(newer);
    page.reload();
    stored.add(hidden);

    page.deleteAll(new String[] {newer.id().value(), hidden.id().value(), "0"});

    assertThat(done).containsExactly("delete all " + List.of(newer.id()));
    assertThat(told).containsExactly("images.deleted-all");
  }

  @Test
  void choosesNothingIfTheBrowserNamesNothing() {
    assertThat(page.chosen(null)).isEmpty();
  }

  private static final class Visiting extends CurrentCaller {
    @Override
    public Caller get() {
      return Caller.VISITOR;
    }
  }

  private final class Stored extends Gallery {
    @Override
    public Optional<SpaceId> own() {
      return Optional.of(REPOSITORY);
    }

    @Override
    public Cards newest(Place place, int wanted) {
      assertThat(place).isEqualTo(new Place(REPOSITORY));
      return new Cards(stored.stream().map(ImageCard::of).toList(), true);
    }
  }

  private final class Images extends ImageService {
    @Override
    public void delete(Caller caller, ImageId id) {
      done.add("delete " + id.value());
      stored.removeIf(image -> image.id().equals(id));
    }

    @Override
    public void delete(Caller caller, Collection<ImageId> ids) {
      done.add("delete all " + List.copyOf(ids));
    }

    @Override
    public void retry(Caller caller, ImageId id) {
      done.add("retry " + id.value());
    }
  }

  private final class Told extends Messages {
    @Override
    public void info(String key, Object... parameters) {
      told.add(key);
    }

    @Override
    public void refused(RefusedException refusal) {
      told.add(refusal.code());
    }
  }
}
