package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.access.SpaceRules;
import org.fovea.service.access.Standing;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.Test;

class RecalledStandingsTest {
  private static final Place PLACE = new Place(new SpaceId("Space00000000000000000"));
  private static final Standing VIEWER =
      new Standing(Role.VIEWER, new SpaceRules(false, true, false));

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger decisions = new AtomicInteger();
  private final RecalledStandings recalled = new RecalledStandings(nanos::get);
  private Optional<Standing> truth = Optional.of(VIEWER);

  @Test
  void whatWasDecidedHoldsForLessThanThreeSeconds() {
    var ada = login();
    recalled.recall(ada, PLACE, this::decide);
    truth = Optional.empty();
    nanos.addAndGet(Duration.ofMillis(2999).toNanos());

    assertThat(recalled.recall(ada, PLACE, this::decide)).contains(VIEWER);
    assertThat(decisions).hasValue(1);

    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(recalled.recall(ada, PLACE, this::decide)).isEmpty();
  }

  @Test
  void askingAgainDoesNotKeepItAlive() {
    var ada = login();
    for (int second = 0; second < 3; second++) {
      recalled.recall(ada, PLACE, this::decide);
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    truth = Optional.empty();

    assertThat(recalled.recall(ada, PLACE, this::decide)).isEmpty();
  }

  @Test
  void aRefusalIsNeverRemembered() {
    var ada = login();
    truth = Optional.empty();
    assertThat(recalled.recall(ada, PLACE, this::decide)).isEmpty();
    truth = Optional.of(VIEWER);

    assertThat(recalled.recall(ada, PLACE, this::decide)).contains(VIEWER);
  }

  @Test
  void whatWasForgottenIsDecidedAnew() {
    var ada = login();
    recalled.recall(ada, PLACE, this::decide);
    truth = Optional.empty();
    recalled.forget();

    assertThat(recalled.recall(ada, PLACE, this::decide)).isEmpty();
  }

  @Test
  void aDecisionThatBeganBeforeItWasForgottenIsNotRemembered() {
    var ada = login();
    recalled.recall(
        ada,
        PLACE,
        () -> {
          recalled.forget(); // meanwhile
          return Optional.of(VIEWER);
        });
    truth = Optional.empty();

    assertThat(recalled.recall(ada, PLACE, this::decide)).isEmpty();
  }

  @Test
  void theNextLoginIsAnotherPerson() {
    recalled.recall(login(), PLACE, this::decide);
    truth = Optional.empty();

    assertThat(recalled.recall(login(), PLACE, this::decide)).isEmpty();
  }

  @Test
  void eachPlaceIsRememberedByItself() {
    var ada = login();
    recalled.recall(ada, PLACE, this::decide);
    truth = Optional.empty();
    var folder = new Place(PLACE.space(), Optional.of(new FolderId("Folder0000000000000000")));

    assertThat(recalled.recall(ada, folder, this::decide)).isEmpty();
  }

  private Optional<Standing> decide() {
    decisions.incrementAndGet();
    return truth;
  }

  /// Each is equal to the others, and yet another.
  private static Caller.Person login() {
    return new Caller.Person(new Subject("https://login.example.org", "ada"), Affiliations.NONE);
  }
}
