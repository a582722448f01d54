package org.fovea.service.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @Test
  void isFromTheFirstDaysBeginningToTheLastDaysEnd() {
    var day = LocalDate.of(2026, 11, 22);
    var period = new Period(day, day);

    assertThat(period.begin()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(period.end()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
  }

  @Test
  void whatIsLeftOpenIsAsLongAsCanBeTold() {
    var period = Period.of(Optional.empty(), Optional.empty());

    assertThat(period.begin()).isEqualTo(Instant.EPOCH);
    assertThat(period.end()).isEqualTo(Instant.parse("9999-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, 2026-11-21",
    "1969-12-31, 2026-11-22",
    "2026-11-22, 9999-01-01",
    "-999999999-01-01, 2026-11-22",
    "2026-11-22, +999999999-12-31"
  })
  void whatIsNoPeriodIsRefused(LocalDate first, LocalDate last) {
    assertThatThrownBy(() -> new Period(first, last)).isInstanceOf(InvalidException.class);
  }
}
