package org.fovea.pyramid.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTableTest {
  @ParameterizedTest
  @CsvSource({
    "TAG, 34853, POSITION",
    "TAG, 315, PERSON",
    "TAG, 42033, SERIAL_NUMBER",
    "TAG, 37500, MAKER_NOTE",
    "TAG, 33434, TECHNICAL",
    "TAG, 36867, TIME",
    "TAG, 256, STRUCTURE",
    "IPTC, 592, PERSON",
    "XMP, dc:creator, PERSON",
    "OME, @Email, PERSON",
    "OME, @NominalMagnification, TECHNICAL",
    "APERIO, MPP, TECHNICAL",
    "APERIO, User, PERSON",
    "FITS, OBSERVER, PERSON",
    "FITS, EXPTIME, TECHNICAL"
  })
  void knowsTheNames(Scheme scheme, String name, Meaning meaning) {
    assertThat(MeaningTable.of(scheme, name)).isEqualTo(meaning);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void whatIsNotKnownIsPersonal(Scheme scheme) {
    assertThat(MeaningTable.of(scheme, "never heard of", "1")).isEqualTo(Meaning.UNKNOWN);
    assertThat(Meaning.UNKNOWN.personal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024:05:06 07:08:09",
        "2024-05-06T07:08:09Z",
        "12/29/09",
        "Mon Jan 02 03:04:05 CET 2006",
        "Thursday 7"
      })
  void aDateLooksLikeOne(String value) {
    var meaning = value.startsWith("Thursday") ? Meaning.FREE_TEXT : Meaning.TIME;
    assertThat(MeaningTable.of(Scheme.TAG, "306", value)).isEqualTo(meaning);
  }

  @Test
  void textUnderATechnicalNameIsText() {
    assertThat(MeaningTable.of(Scheme.TAG, "271", "Carl Zeiss")).isEqualTo(Meaning.TECHNICAL);
    for (var value :
        new String[] {"a@b.example", "C:\\Users\\ada", "two\nlines", "x".repeat(101)}) {
      assertThat(MeaningTable.of(Scheme.TAG, "271", value)).isEqualTo(Meaning.FREE_TEXT);
    }
  }
}
