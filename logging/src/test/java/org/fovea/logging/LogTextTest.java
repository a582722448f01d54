package org.fovea.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln was bad | token [token] was bad",
        "Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA | Authorization: Bearer [token]",
        "authorization=basic dXNlcjpwYXNzd29yZA== | authorization=basic [token]",
        "claim x.y+z@mail.example.org is odd | claim [mail] is odd",
        "email=x.y%40mail.example.org | email=[mail]",
        "<x@mail.example> from 203.0.113.7 | <[mail]> from 203.0.xxx.xxx",
        "GET /embed/0123456789abcdefghijkl0123456789-_cdefghijkl failed | GET /embed/[token] failed",
        "/dzi/a_files/8/0_0.jpg?link=0123456789abcdefghijkl0123456789-_cdefghijkl HTTP/1.1 |"
            + " /dzi/a_files/8/0_0.jpg?link=[token] HTTP/1.1",
        "at /join/0123456789abcdefghijkl?x=1 | at /join/[token]?x=1",
        "/r/short and link=short | /r/short and link=short",
        "bearer of news | bearer of news",
        "image 4K7: ready @ 5 | image 4K7: ready @ 5",
      })
  void secretsAndAddressesAreLeftOut(String text, String safe) {
    assertThat(LogText.of(text)).isEqualTo(safe + "\n");
  }

  @Test
  void nothingThatWasSentPassesForALineOfItsOwn() {
    var sent =
        "file a.png\r\n2026-11-22T00:00:00Z ERROR all is lost\u2028and\u0085more\u001b[2J\u0000";

    assertThat(LogText.of(sent).lines().skip(1)).allMatch(line -> line.startsWith("\t"));
    assertThat(LogText.of(sent)).doesNotContain("\u001b", "\u0000", "\r");
  }

  @Test
  void oneRecordIsNeverMoreThanAPage() {
    assertThat(LogText.of("x".repeat(10_000_000))).hasSize(LogText.MAX_LENGTH + 2);
    assertThat(LogText.of("\n".repeat(100_000) + "x").length()).isLessThan(2 * LogText.MAX_LENGTH);
  }

  /// Patterns that go back over what they have read would take minutes for these.
  @ParameterizedTest
  @CsvSource({"a", "@", ".", ":", "1.", "eyJa", "bearer ", "f:", "a@b", "::", "/r/", "link="})
  void noTextTakesLong(String part) {
    assertThat(LogText.of(part.repeat(8_000))).isNotEmpty();
  }
}
