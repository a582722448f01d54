package org.fovea.web.rest.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.access.Subject;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageView;
import org.fovea.web.login.SessionEnded;
import org.fovea.web.rest.shared.FakePage;
import org.fovea.web.rest.shared.PageStream;
import org.fovea.web.rest.shared.ShutPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ImageId IMAGE = ImageId.random();
  private static final SpaceId SPACE = SpaceId.random();

  private final Desk desk = new Desk();
  private final ShutPeople shutOut = new ShutPeople();
  private final ImageEvents events = new ImageEvents();

  @BeforeEach
  void connect() {
    events.images = desk;
    events.shutOut = shutOut;
    events.clock = Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Test
  void tellsWhatHasChangedAndNothingElse() {
    var ada = follow("ada", "session-1");
    desk.progress(10);
    events.tellAll();
    events.tellAll();
    desk.progress(20);
    events.tellAll();

    assertThat(ada.said()).containsExactly("open", "image", "image");
  }

  @Test
  void theBrowserIsAskedToWaitBeforeItComesBack() {
    assertThat(follow("ada", "session-1").comesBackAfterMs()).isEqualTo(5000);
  }

  @Test
  void onePersonCannotTakeMorePlacesByAskingForManyAtOnce() throws InterruptedException {
    var reader = reader("ada", "session-1");
    List<FakePage> pages = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newFixedThreadPool(8)) {
      var asking =
          Executors.callable(() -> {
            var page = new FakePage();
            pages.add(page);
            events.follow(reader, page, FakePage.SSE);
          });
      threads.invokeAll(Collections.nCopies(200, asking));
    }

    assertThat(events.size()).isEqualTo(20);
    assertThat(pages).filteredOn(FakePage::isClosed).hasSize(180);
    assertThat(follow("ada", "session-1").comesBackAfterMs()).isEqualTo(60_000);
    assertThat(follow("emmy", "session-2").isClosed()).isFalse();
  }

  @Test
  void withTheSessionEndsTheStream() {
    var here = follow("ada", "session-1");
    var there = follow("ada", "session-2");

    events.leave(new SessionEnded("session-1"));

    assertThat(here.said()).endsWith("end");
    assertThat(there.isClosed()).isFalse();
  }

  @Test
  void whoIsShutOutHearsNoMore() {
    var here = follow("ada", "session-1");
    events.leave(new SessionsRevoked(subject("ada")));
    var elsewhere = follow("emmy", "session-2");
    shutOut.shut("emmy", NOW.plusSeconds(1));
    desk.progress(30);
    events.tellAll();

    assertThat(here.said()).containsExactly("open", "end");
    assertThat(elsewhere.said()).containsExactly("open", "end");
    assertThat(events.size()).isZero();
  }

  private FakePage follow(String who, String session) {
    var page = new FakePage();
    events.follow(reader(who, session), page, FakePage.SSE);
    return page;
  }

  private static PageStream.Reader reader(String who, String session) {
    return new PageStream.Reader(
        new Caller.Person(subject(who), Affiliations.NONE), Optional.of(session));
  }

  private static Subject subject(String who) {
    return new Subject("https://login.example.org", who);
  }

  /// Has one image that comes along.
  private static final class Desk extends ImageService {
    private int percent;

    private void progress(int now) {
      percent = now;
    }

    @Override
    public List<ImageView> inProgress(Caller caller) {
      return List.of(
          new ImageView(
              IMAGE,
              SPACE,
              Optional.empty(),
              "Left lobe",
              "left lobe.tif",
              33_139_346,
              Optional.empty(),
              ImageState.PROCESSING,
              percent,
              Optional.empty(),
              false,
              Optional.empty(),
              Optional.empty(),
              NOW,
              true));
    }
  }
}
