package org.fovea.pyramid.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrangeFormatTest {
  @ParameterizedTest
  @CsvSource({
    "'###CBF: VERSION 1.5', CBF",
    "BZh91AY, BZIP2",
    "%PDF-1.7, PDF",
    "'<svg xmlns=', SVG",
    "'<?xml version=', XML"
  })
  void isToldByItsFirstBytes(String head, StrangeFormat format) {
    assertThat(StrangeFormat.detect(bytes(head))).contains(format);
  }

  @ParameterizedTest
  @CsvSource({
    "HDF5, 89 48 44 46 0d 0a 1a 0a",
    "GZIP, 1f 8b 08",
    "ZIP, 50 4b 03 04",
    "XZ, fd 37 7a 58 5a"
  })
  void alsoByBytesThatAreNoLetters(StrangeFormat format, String head) {
    var bytes = new byte[SourceFormat.HEAD_BYTES];
    var words = head.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      bytes[i] = (byte) Integer.parseInt(words[i], 16);
    }
    assertThat(StrangeFormat.detect(bytes)).contains(format);
  }

  @ParameterizedTest
  @CsvSource({"131, false", "132, true"})
  void theMarkOfDicomIsBehindItsPreamble(int length, boolean found) {
    var bytes = new byte[length];
    System.arraycopy(bytes("DICM"), 0, bytes, 128, Math.min(4, length - 128));
    assertThat(StrangeFormat.detect(bytes).isPresent()).isEqualTo(found);
  }

  @ParameterizedTest
  @EnumSource
  void isNoFormatThatIsRead(StrangeFormat format) {
    assertThat(format.sentence()).doesNotEndWith(".").hasSizeGreaterThan(20);
    assertThat(SourceFormat.detect(bytes(format.name()))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
