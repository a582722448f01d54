package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
  @ParameterizedTest
  @CsvSource({
    "PT24H, 24 hours",
    "PT48H, 2 days",
    "PT1H, 1 hour",
    "PT90M, 90 minutes",
    "PT30M, 30 minutes",
    "PT61S, 61 seconds"
  })
  void sayTimesInTheLargestUnitThatIsExact(Duration time, String words) {
    assertThat(Spans.words(time)).isEqualTo(words);
  }

  @Test
  void sayCalendarTimes() {
    assertThat(Spans.words(Period.ofMonths(12))).isEqualTo("12 months");
    assertThat(Spans.words(Period.ofDays(90))).isEqualTo("90 days");
    assertThat(Spans.words(Period.ofYears(3))).isEqualTo("3 years");
    assertThat(Spans.words(Period.ofMonths(1))).isEqualTo("1 month");
  }
}
