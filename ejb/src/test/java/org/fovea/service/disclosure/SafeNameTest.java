package org.fovea.service.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {
  @ParameterizedTest
  @CsvSource({
    "Left lobe, lobe.TIF, 00007 Left lobe.tif",
    "Leber µ-CT 4×, a.svs, 00007 Leber µ-CT 4×.svs",
    "'..', '..', 00007",
    "a/b\\c:d, x.png, 00007 a b c d.png",
    "CON, nul.jpg, 00007 CON.jpg",
    "'dot. ', x.jpg, 00007 dot.jpg",
    "'<script>?', x.j|pg, 00007 script",
    "50% #1, x.jpg, 00007 50 1.jpg"
  })
  void isTakenByEverySystem(String title, String fileName, String safe) {
    assertThat(SafeName.of(7, title, fileName)).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "C:\\windows\\x",
        "a\u0000b",
        "a\r\nb",
        "\u202egnp.exe",
        "\ud800",
        "aux",
        "COM1.txt",
        "~",
        " ",
        "."
      })
  void holdsNothingThatASystemOrAReaderCouldMistake(String title) {
    assertThat(SafeName.of(1, title, title))
        .matches("00001( [^\\p{C}\\\\/:*?\"<>|]+)?(\\.[a-z0-9]{1,8})?")
        .doesNotEndWith(" ")
        .doesNotEndWith(".");
  }

  @Test
  void isNotLong() {
    assertThat(SafeName.of(1, "\ud83d\udd2c".repeat(300), "x.tiff").codePointCount(0, 91))
        .isLessThanOrEqualTo(91);
    assertThat(SafeName.of(1, "x".repeat(300), "x.tiff")).hasSize(91);
  }

  @Test
  void aReferenceHasNoBlanks() {
    assertThat(SafeName.reference("originals/00001 Leber µ.tif"))
        .isEqualTo("originals/00001%20Leber%20%C2%B5.tif");
  }
}
