package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fovea.model.space.ExId;
import org.fovea.service.shared.ConflictException;
import org.junit.jupiter.api.Test;

class ExperimentNumbersTest {
  private final ExperimentNumbers numbers = new ExperimentNumbers();

  @Test
  void theYearIsTheOneInUtc() {
    assertThat(giveAt("2026-12-31T23:59:59Z").value()).startsWith("JSC-2026-");
    assertThat(giveAt("2027-01-01T00:00:00Z").value()).startsWith("JSC-2027-");
  }

  @Test
  void aNumberThatWasGivenIsPassedOver() {
    numbers.clock = clock("2026-11-22T10:00:00Z");
    List<ExId> drawn = new ArrayList<>();
    var given =
        numbers.give(
            "JSC",
            new Random(1),
            exId -> {
              drawn.add(exId);
              return drawn.size() == 5; // the first four are taken
            });

    assertThat(given).isEqualTo(drawn.get(4));
    assertThat(Set.copyOf(drawn)).hasSize(5);
  }

  @Test
  void manyInARowAreAllDifferent() {
    numbers.clock = clock("2026-11-22T10:00:00Z");
    Set<ExId> taken = new HashSet<>();
    var random = new Random(2);

    for (int i = 0; i < 20_000; i++) {
      numbers.give("JSC", random, taken::add);
    }
    assertThat(taken).hasSize(20_000);
  }

  @Test
  void itGivesUpInWordsWhenAllIsTaken() {
    numbers.clock = clock("2026-11-22T10:00:00Z");

    assertThatThrownBy(() -> numbers.give("JSC", new Random(3), _ -> false))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("JSC");
  }

  private ExId giveAt(String time) {
    numbers.clock = clock(time);
    return numbers.give("JSC", new Random(4), _ -> true);
  }

  private static Clock clock(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }
}
