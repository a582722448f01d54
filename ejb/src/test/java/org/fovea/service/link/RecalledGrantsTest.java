package org.fovea.service.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.access.Permission;
import org.junit.jupiter.api.Test;

class RecalledGrantsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");
  private static final ImageLinkId LINK = new ImageLinkId("Link000000000000000000");
  private static final LinkGrant GRANT = new LinkGrant(IMAGE, NOON, Set.of(Permission.VIEW_IMAGES));

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger decisions = new AtomicInteger();
  private final RecalledGrants recalled = new RecalledGrants(nanos::get);
  private Optional<LinkGrant> truth = Optional.of(GRANT);

  @Test
  void aThousandTilesCostOneDecision() {
    for (int tile = 0; tile < 1000; tile++) {
      assertThat(recall()).contains(GRANT);
    }
    assertThat(decisions).hasValue(1);
  }

  @Test
  void whatWasRevokedElsewhereIsOverAfterThreeSeconds() {
    recall();
    truth = Optional.empty();
    nanos.addAndGet(Duration.ofMillis(2999).toNanos());
    assertThat(recall()).contains(GRANT);

    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(recall()).isEmpty();
  }

  @Test
  void whatWasRevokedHereIsOverAtOnce() {
    recall();
    truth = Optional.empty();
    recalled.forget();

    assertThat(recall()).isEmpty();
  }

  @Test
  void aDecisionFromBeforeARevocationIsNotRememberedAfterIt() {
    recalled.recall(
        LINK,
        () -> {
          recalled.forget(); // while it was being taken
          return Optional.of(GRANT);
        });
    truth = Optional.empty();

    assertThat(recall()).isEmpty();
  }

  @Test
  void thatALinkAllowsNothingIsNeverRemembered() {
    truth = Optional.empty();
    assertThat(recall()).isEmpty();
    truth = Optional.of(GRANT);

    assertThat(recall()).contains(GRANT);
  }

  @Test
  void whatIsRememberedExpiresToTheMoment() {
    assertThat(GRANT.permitted(IMAGE, NOON.minusNanos(1))).isNotEmpty();
    assertThat(GRANT.permitted(IMAGE, NOON)).isEmpty();
    assertThat(GRANT.permitted(ImageId.random(), NOON.minusNanos(1))).isEmpty();
  }

  private Optional<LinkGrant> recall() {
    return recalled.recall(
        LINK,
        () -> {
          decisions.incrementAndGet();
          return truth;
        });
  }
}
