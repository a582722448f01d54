package org.fovea.service.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.fovea.service.usage.UsageView.Day;
import org.junit.jupiter.api.Test;

class UsageViewTest {
  @Test
  void daysWithoutAnythingAreThereToo() {
    var first = LocalDate.of(2026, 2, 27);
    var view =
        UsageView.of(
            first,
            4,
            Map.of(
                LocalDate.of(2026, 2, 28), Map.of(UsageKind.VIEW, 3L),
                LocalDate.of(2026, 3, 2), Map.of(UsageKind.VIEW, 1L, UsageKind.DOWNLOAD, 2L)));

    assertThat(view.days())
        .containsExactly(
            new Day(first, 0, 0),
            new Day(LocalDate.of(2026, 2, 28), 3, 0),
            new Day(LocalDate.of(2026, 3, 1), 0, 0),
            new Day(LocalDate.of(2026, 3, 2), 1, 2));
  }
}
