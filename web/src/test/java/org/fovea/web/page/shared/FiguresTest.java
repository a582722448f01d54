package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest(name = "{0} bytes are {1}")
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "999, 999 bytes",
    "1000, 1.00 kB",
    "1234, 1.23 kB",
    "45_678, 45.7 kB",
    "999_499, 999 kB",
    "999_500, 1.00 MB",
    "1_234_567_890, 1.23 GB",
    "20_000_000_000, 20.0 GB",
    "9_223_372_036_854_775_807, 9.22 EB"
  })
  void writesLengthsWithThreeDigits(String bytes, String written) {
    var length = Long.parseLong(bytes.replace("_", ""));

    assertThat(Figures.bytes(length).replace('\u00a0', ' ')).isEqualTo(written);
  }

  @Test
  void keepsFigureAndUnitOnOneLine() {
    assertThat(Figures.bytes(2_000)).doesNotContain(" ");
    assertThat(Figures.pixels(20_000, 19_000)).doesNotContain(" ");
  }

  @Test
  void writesSidesWithThousandsApart() {
    assertThat(Figures.pixels(20_000, 719).replace('\u00a0', ' ')).isEqualTo("20,000 × 719 px");
  }

  @Test
  void writesDaysInUtc() {
    var newYear = Instant.parse("2026-12-31T23:59:59Z");

    assertThat(Figures.day(newYear)).isEqualTo(Figures.day(LocalDate.of(2026, 12, 31)));
    assertThat(Figures.day(newYear).replace('\u00a0', ' ')).isEqualTo("31 Dec 2026");
  }
}
