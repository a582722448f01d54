package org.fovea.service.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageCounterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");
  private static final Caller LINKED = new Caller.Linked(ImageLinkId.random());
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final Visit VISIT = new Visit("203.0.113.7", FIREFOX, false);

  private final UsageCounter counter = new UsageCounter();

  @BeforeEach
  void setTheClock() {
    counter.clock = Clock.fixed(Instant.parse("2026-11-22T23:59:59Z"), ZoneOffset.UTC);
  }

  @Test
  void whatIsOpenedByALinkIsCountedByItemDayAndKind() {
    var other = ImageId.random();
    counter.count(LINKED, UsageKind.VIEW, IMAGE, VISIT);
    counter.count(LINKED, UsageKind.VIEW, IMAGE, new Visit("203.0.113.8", FIREFOX, false));
    counter.count(LINKED, UsageKind.VIEW, IMAGE, new Visit("203.0.113.7", FIREFOX + "x", false));
    counter.count(LINKED, UsageKind.DOWNLOAD, IMAGE, VISIT);
    counter.count(LINKED, UsageKind.VIEW, other, VISIT);

    assertThat(counter.take())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                new UsageKey(IMAGE, TODAY, UsageKind.VIEW), 3L,
                new UsageKey(IMAGE, TODAY, UsageKind.DOWNLOAD), 1L,
                new UsageKey(other, TODAY, UsageKind.VIEW), 1L));
    assertThat(counter.take()).as("taken once").isEmpty();
  }

  @Test
  void aDoubleClickIsCountedOnce() {
    counter.count(LINKED, UsageKind.VIEW, IMAGE, VISIT);
    counter.count(LINKED, UsageKind.VIEW, IMAGE, VISIT);
    counter.count(new Caller.Linked(ImageLinkId.random()), UsageKind.VIEW, IMAGE, VISIT);

    assertThat(counter.take().values()).containsExactly(1L);
  }

  @Test
  void whoObjectsIsNotCounted() {
    counter.count(LINKED, UsageKind.VIEW, IMAGE, new Visit("203.0.113.7", FIREFOX, true));

    assertThat(counter.take()).isEmpty();
  }

  @Test
  void robotsAreNotCounted() {
    counter.count(LINKED, UsageKind.VIEW, IMAGE, new Visit("203.0.113.7", "Googlebot/2.1", false));
    counter.count(LINKED, UsageKind.VIEW, IMAGE, new Visit("203.0.113.7", "", false));

    assertThat(counter.take()).isEmpty();
  }

  @Test
  void peopleWhoHaveLoggedInAreNotCounted() {
    var ada = new Caller.Person(new Subject("https://login.example.org", "ada"), Affiliations.NONE);
    counter.count(ada, UsageKind.VIEW, IMAGE, VISIT);
    counter.count(Caller.VISITOR, UsageKind.VIEW, IMAGE, VISIT);

    assertThat(counter.take()).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenIsAddedToWhatCameSince() {
    counter.count(LINKED, UsageKind.VIEW, IMAGE, VISIT);
    var taken = counter.take();
    counter.count(LINKED, UsageKind.VIEW, IMAGE, new Visit("203.0.113.8", FIREFOX, false));
    counter.putBack(taken);

    assertThat(counter.take()).containsEntry(new UsageKey(IMAGE, TODAY, UsageKind.VIEW), 2L);
  }

  @Test
  void aVisitTellsNothingOfItself() {
    assertThat(VISIT.toString()).doesNotContain("203", "Firefox");
  }
}
