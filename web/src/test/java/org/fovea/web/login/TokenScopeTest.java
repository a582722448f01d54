package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.fovea.config.OidcSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenScopeTest {
  private static RelyingParty self(boolean scopesRequired) {
    var settings =
        new OidcSettings(
            URI.create("https://provider.example"),
            "fovea-web",
            "secret",
            List.of("openid"),
            scopesRequired,
            URI.create("https://fovea.example"));
    return new RelyingParty(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "openid fovea.read, READ",
    "fovea.write fovea.read, WRITE",
    "fovea.admin, ADMIN",
    "fovea.admin fovea.read, ADMIN"
  })
  void theLargestWordCounts(String words, TokenScope scope) {
    assertThat(self(false).scopeOf(List.of(words.split(" ")))).isEqualTo(scope);
    assertThat(self(true).scopeOf(List.of(words.split(" ")))).isEqualTo(scope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openid", "", "FOVEA.READ", "fovea", "fovea.read.more"})
  void aTokenWithNoneOfOursDoesAllOrNothingAsTheSettingsSay(String word) {
    assertThat(self(false).scopeOf(List.of(word))).isEqualTo(TokenScope.ADMIN);
    assertThat(self(true).scopeOf(List.of(word))).isEqualTo(TokenScope.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/spaces, READ",
    "HEAD, /dzi/8Qm1n0pXyZ4kTq2vB7rJdE.dzi, READ",
    "POST, /api/v1/spaces, WRITE",
    "get, /api/v1/spaces, WRITE",
    "PROPFIND, /api/v1/spaces, WRITE",
    "GET, /api/v1/admin/holds, ADMIN",
    "POST, /api/v1/admin/holds, ADMIN",
    "GET, /api/v1//admin;x/holds, ADMIN",
    "GET, /admin, ADMIN",
    "GET, /api/v1/administrators, READ"
  })
  void whatARequestNeeds(String method, String path, TokenScope needed) {
    assertThat(TokenScope.neededFor(path, method, List.of())).isEqualTo(needed);
  }

  @Test
  void aMethodThatIsMeantCannotBeMoreThanTheOneThatWasAskedFor() {
    var uploads = "/api/v1/uploads/8Qm1n0pXyZ4kTq2vB7rJdE";
    assertThat(TokenScope.neededFor(uploads, "GET", List.of("DELETE"))).isEqualTo(TokenScope.WRITE);
    assertThat(TokenScope.neededFor(uploads, "GET", List.of("HEAD", "PATCH")))
        .isEqualTo(TokenScope.WRITE);
    assertThat(TokenScope.neededFor(uploads, "GET", List.of("HEAD"))).isEqualTo(TokenScope.READ);
  }

  @Test
  void eachIncludesThoseBeforeIt() {
    assertThat(TokenScope.WRITE.suffices(TokenScope.READ)).isTrue();
    assertThat(TokenScope.WRITE.suffices(TokenScope.WRITE)).isTrue();
    assertThat(TokenScope.WRITE.suffices(TokenScope.ADMIN)).isFalse();
    assertThat(TokenScope.NONE.suffices(TokenScope.READ)).isFalse();
  }
}
