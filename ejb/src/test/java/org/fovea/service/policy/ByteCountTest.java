package org.fovea.service.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteCountTest {
  @ParameterizedTest(name = "{0} is {1} bytes, {2}")
  @CsvSource({
    "0, 0, 0 B",
    "999, 999, 999 B",
    "1000 B, 1000, 1 kB",
    "500 GB, 500000000000, 500 GB",
    "500gb, 500000000000, 500 GB",
    "1.5 TB, 1500000000000, 1.5 TB",
    "10 TB, 10000000000000, 10 TB",
    "9 PB, 9000000000000000, 9 PB",
    "1234567, 1234567, 1.2 MB"
  })
  void isReadAndWrittenInDecimalUnits(String text, long bytes, String words) {
    assertThat(ByteCount.find(text)).contains(bytes);
    assertThat(ByteCount.words(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "GB", "1.5", "0.0001 kB", "1e9", "10 GiB", "99999999999999999 PB", "１"})
  void isNothingElse(String text) {
    assertThat(ByteCount.find(text)).isEmpty();
  }
}
