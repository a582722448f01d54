package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/images",
        "/images/4k7QXa0000000000000000",
        "/x/JSC-2026-4K7QX",
        "/images?q=a%20b&sort=date",
        "/search?q=ada@example.org",
        "/search?back=https://example.org/",
        "/a.b/c_d~e/(f)",
        "/%C3%A4"
      })
  void leadsToAPageOfThisServer(String wanted) {
    assertThat(ReturnPath.of(wanted).value()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%5cevil.example",
        "/%2fevil.example",
        "/%252fevil.example",
        "/x//evil.example",
        "/..//evil.example",
        "/x/../../etc",
        "/%2e%2e/x",
        "https:evil.example",
        "https://evil.example/",
        "http:/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "/@evil.example",
        "/user:pw@evil.example/",
        "@evil.example",
        "evil.example",
        "?x",
        "/x%0d%0aSet-Cookie:a=b",
        "/x?a=%0D%0ALocation:https://evil.example",
        "/x?a=%00",
        "/x\r\nLocation: https://evil.example",
        "/x\tb",
        "/x b",
        "/ä",
        " /x",
        "/x#fragment",
        "/login",
        "/login?return=/x",
        "/logout",
        "/LOGIN/",
        "/x?a=%zz"
      })
  void leadsHomeWhenItWouldLeadAway(String wanted) {
    assertThat(ReturnPath.of(wanted)).isEqualTo(ReturnPath.HOME);
  }

  @Test
  void leadsHomeWhenTooLong() {
    assertThat(ReturnPath.of("/" + "x".repeat(2000))).isEqualTo(ReturnPath.HOME);
  }

  @Test
  void startsALoginThatComesBack() {
    assertThat(ReturnPath.of("/images?q=a&b=c").loginAddress())
        .isEqualTo("/login?return=%2Fimages%3Fq%3Da%26b%3Dc");
  }
}
