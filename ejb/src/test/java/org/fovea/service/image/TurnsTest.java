package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnsTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Caller ADA = person("ada");
  private static final Caller EMMY = person("emmy");

  @Test
  void nobodyHasMoreThanHalfOfThePlaces() {
    var turns = new Turns(4, 2, SHORT);

    assertThat(turns.take(ADA)).isTrue();
    assertThat(turns.take(ADA)).isTrue();
    assertThat(turns.take(ADA)).isTrue();
    assertThat(turns.take(ADA)).as("a fourth of six places").isFalse();
    assertThat(turns.take(EMMY)).isTrue();
    turns.give(ADA);
    assertThat(turns.take(ADA)).isTrue();
  }

  @Test
  void thoseWhoBringTheSameLinkShareTheirHalf() {
    var turns = new Turns(4, 1, SHORT);
    var one = new Caller.Linked(new ImageLinkId("1".repeat(22)));
    var same = new Caller.Linked(new ImageLinkId("1".repeat(22)));
    var other = new Caller.Linked(new ImageLinkId("2".repeat(22)));

    assertThat(turns.take(one)).isTrue();
    assertThat(turns.take(same)).isTrue();
    assertThat(turns.take(one)).isTrue();
    assertThat(turns.take(same)).isFalse();
    assertThat(turns.take(other)).isTrue();
  }

  @Test
  void whoHasWaitedForTooLongLeavesTheirPlace() {
    var turns = new Turns(1, 1, SHORT);
    assertThat(turns.take(ADA)).isTrue();

    assertThat(turns.take(EMMY)).as("waits in vain").isFalse();
    assertThat(turns.take(EMMY)).as("waits again").isFalse();
    turns.give(ADA);
    assertThat(turns.take(EMMY)).isTrue();
  }

  @Test
  void whoWaitsGetsTheTurnThatIsGivenBack() {
    var turns = new Turns(1, 1, LONG);
    assertThat(turns.take(ADA)).isTrue();
    var waiting = CompletableFuture.supplyAsync(() -> turns.take(EMMY));

    turns.give(ADA);

    assertThat(waiting.join()).isTrue();
  }

  @Test
  void neverAreThereMoreAtOnce() {
    var turns = new Turns(2, 1000, LONG);
    var present = new AtomicInteger();
    var most = new AtomicInteger();
    var works = new CompletableFuture<?>[200];
    for (int i = 0; i < works.length; i++) {
      var caller = i % 2 == 0 ? ADA : EMMY;
      works[i] =
          CompletableFuture.runAsync(() -> {
            assertThat(turns.take(caller)).isTrue();
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            present.decrementAndGet();
            turns.give(caller);
          });
    }
    CompletableFuture.allOf(works).join();

    assertThat(most.get()).isBetween(1, 2);
  }

  private static Caller person(String sub) {
    return new Caller.Person(new Subject("https://login.example", sub), Affiliations.NONE);
  }
}
