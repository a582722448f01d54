package org.fovea.service.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest(name = "{0} ms later it is fetched {1} times")
  @CsvSource({"0, 1", "1, 1", "2999, 1", "3000, 2", "60000, 2", "-1, 2"})
  void isNeverOlderThanThreeSeconds(long later, int fetched) {
    var fetches = new AtomicInteger();
    var recent = new Recent<Integer>();

    assertThat(recent.at(NOON, fetches::incrementAndGet)).isEqualTo(1);
    assertThat(recent.at(NOON.plusMillis(later), fetches::incrementAndGet)).isEqualTo(fetched);
  }
}
