package org.fovea.pyramid.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFormatTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "ffd8ffe0, JPEG",
    "89504e470d0a1a0a, PNG",
    "49492a00, TIFF",
    "4d4d002b, TIFF",
    "474946383961, GIF",
    "524946460000000057454250, WEBP",
    "0000000c6a502020, JPEG_2000",
    "ff4fff51, JPEG_2000",
    "0000001c66747970617669660000000061766966, AVIF",
    "000000186674797068656963, HEIF",
    "53494d504c4520203d20, FITS"
  })
  void isKnownByItsFirstBytes(String hex, SourceFormat format) {
    assertThat(SourceFormat.detect(HexFormat.of().parseHex(hex))).contains(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ff", "3c68746d6c3e", "504b0304", "49492a01", "00000018667479706d703432"})
  void otherFilesAreUnknown(String hex) {
    assertThat(SourceFormat.detect(HexFormat.of().parseHex(hex))).isEmpty();
  }
}
