package org.fovea.service.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.fovea.model.image.ImageId;
import org.junit.jupiter.api.Test;

class RecentVisitsTest {
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");
  private static final Visit VISIT = new Visit("203.0.113.7", "Firefox", false);

  private final AtomicLong nanos = new AtomicLong();
  private final RecentVisits recent = new RecentVisits(nanos::get);

  @Test
  void thirtySecondsMakeAnotherVisitOfIt() {
    assertThat(again(Duration.ZERO)).isFalse();
    assertThat(again(Duration.ofMillis(29_999))).isTrue();
    assertThat(again(Duration.ofSeconds(30))).isFalse();
  }

  /// Release 5, section 7.2: of two requests within the time the second counts, so a third that is
  /// within the time of the second replaces it in turn.
  @Test
  void whoGoesOnClickingIsOneVisit() {
    again(Duration.ZERO);
    for (int click = 0; click < 10; click++) {
      assertThat(again(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void otherThingsAndOtherPeopleAreOtherVisits() {
    again(Duration.ZERO);

    assertThat(recent.isRepeated(UsageKind.DOWNLOAD, IMAGE, VISIT)).isFalse();
    assertThat(recent.isRepeated(UsageKind.VIEW, ImageId.random(), VISIT)).isFalse();
    assertThat(recent.isRepeated(UsageKind.VIEW, IMAGE, new Visit("203.0.113.8", "Firefox", false)))
        .isFalse();
    assertThat(recent.isRepeated(UsageKind.VIEW, IMAGE, new Visit("203.0.113.7F", "irefox", false)))
        .isFalse();
  }

  @Test
  void anotherServerKnowsNothingOfIt() {
    again(Duration.ZERO);

    assertThat(new RecentVisits(nanos::get).isRepeated(UsageKind.VIEW, IMAGE, VISIT)).isFalse();
  }

  private boolean again(Duration later) {
    nanos.addAndGet(later.toNanos());
    return recent.isRepeated(UsageKind.VIEW, IMAGE, VISIT);
  }
}
