package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions: how they begin and end, and what other sites cannot do with them (S-05, S-07, S-08).
class SessionIT {
  private static final String COOKIE = "fovea";
  private static final Browser ADA = new Browser();
  private static final String VERA = "6f0c9a3e-1b2d-4c55-9d0e-7e2a00000006";

  @BeforeAll
  static void login() {
    Fovea.token("ada"); // has accepted the terms
    ADA.login("ada", "/account");
  }

  @Test
  void aLoginLeadsBackToWhereOneWanted() {
    var browser = new Browser();
    var page = browser.login("ada", "/account");

    assertThat(page.uri()).isEqualTo(Fovea.ADDRESS.resolve("/account"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/v1/me").body()).contains("\"accepted\":1");
  }

  @Test
  void theSessionsNumberChangesAtLogin() {
    var browser = new Browser();
    browser.get("/");
    var before = browser.cookie(COOKIE).map(cookie -> cookie.getValue()).orElse("");
    browser.login("ada", "/");

    assertThat(browser.cookie(COOKIE).orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(browser.cookie(COOKIE).orElseThrow().isHttpOnly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/%0d%0aX: y", "@x"})
  void aLoginNeverLeadsAway(String wanted) {
    var page = new Browser().login("ada", wanted);

    assertThat(page.uri().getHost()).isEqualTo("localhost");
    assertThat(page.uri().getPort()).isEqualTo(Fovea.PORT);
  }

  @Test
  void anotherPersonsSessionGetsNothing() {
    var ada = Api.as("ada");
    var image = ada.upload("hers.png", Pictures.png(30, 30));
    ada.settled(image);
    Fovea.token("emmy");
    var emmy = new Browser();
    emmy.login("emmy", "/");

    assertThat(ADA.get("/dzi/" + image + ".dzi").statusCode()).isEqualTo(200);
    assertThat(emmy.get("/dzi/" + image + ".dzi").statusCode()).isEqualTo(404);
    assertThat(emmy.get("/dzi/" + image + "_files/4/0_0.jpg").statusCode()).isEqualTo(404);
    assertThat(emmy.get("/api/v1/images/" + image).statusCode()).isEqualTo(404);
    assertThat(emmy.get("/view/" + image).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "origin {0}, token {1}: {2}")
  @CsvSource({
    "own, right, 204",
    "own, wrong, 403",
    "own, none, 403",
    "none, right, 403",
    "null, right, 403",
    "https://evil.example, right, 403",
    "http://localhost, right, 403",
    "http://localhost.evil.example, right, 403"
  })
  void onlyOurOwnPagesCanWrite(String origin, String token, int status) {
    var headers = Stream.<String>builder().add("Content-Type").add("application/json");
    if (!origin.equals("none")) {
      headers.add("Origin").add(origin.equals("own") ? Fovea.ADDRESS.toString() : origin);
    }
    if (!token.equals("none")) {
      headers.add("X-Fovea-Csrf").add(token.equals("right") ? ADA.csrfToken() : "x");
    }
    var answer =
        ADA.send(
            "POST",
            "/api/v1/me/terms",
            BodyPublishers.ofString("{\"version\":1}"),
            headers.build().toArray(String[]::new));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void logoutEndsTheSessionHereAndAtTheProvider() {
    var browser = new Browser();
    browser.login("ada", "/");
    var token = browser.csrfToken();

    browser.send(
        "POST",
        "/logout",
        BodyPublishers.ofString("csrf=" + token),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Origin",
        Fovea.ADDRESS.toString());

    assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(browser.get("/login?return=/").body()).contains("password");
  }

  @Test
  void whoHasNotAcceptedTheTermsMayOnlyLook() throws SQLException {
    try (var _ = new Newcomer(VERA)) {
      var vera = new Browser();
      vera.login("vera", "/terms");

      var answer =
          vera.send(
              "POST",
              "/api/v1/uploads",
              BodyPublishers.noBody(),
              "Tus-Resumable",
              Api.TUS,
              "Upload-Length",
              "5",
              "Origin",
              Fovea.ADDRESS.toString(),
              "X-Fovea-Csrf",
              vera.csrfToken());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("terms-not-accepted", "/api/v1/me/terms");
    }
  }

  @Test
  void aLoginAloneMakesNoAccount() throws SQLException {
    try (var vera = new Newcomer(VERA)) {
      new Browser().login("vera", "/");

      assertThat(vera.accounts()).isZero();
    }
  }

  @ParameterizedTest(name = "{0} answers {2}")
  @MethodSource("badTokens")
  void aTokenThatIsWorthNothing(String path, String header, int status) {
    var browser = new Browser();
    var answer = header.isEmpty() ? browser.get(path) : browser.get(path, "Authorization", header);

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  static Stream<Arguments> badTokens() {
    var token = Fovea.token("ada");
    var tampered = token.substring(0, token.length() - 4) + "AAAA";
    return Stream.of(
        Arguments.of("/api/v1/me", "Bearer nonsense", 401),
        Arguments.of("/api/v1/me", "Bearer " + tampered, 401),
        Arguments.of("/api/v1/me?access_token=" + token, "", 401),
        Arguments.of("/api/v1/me", "Basic YWRhOmFkYQ==", 401),
        Arguments.of("/dzi/" + "0".repeat(22) + ".dzi", "Bearer nonsense", 404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/me/terms", "/", "/logout", "/api/v1/uploads/../me/terms"})
  void longBodiesAreTakenByUploadsOnly(String path) {
    var form = path.startsWith("/api/") ? "application/problem+json" : "text/html";
    var browser = new Browser();
    byte[] tooLong = new byte[2 << 20];

    var refused = browser.send("POST", path, BodyPublishers.ofByteArray(tooLong));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith(form);
    var ofUnknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong));
    assertThat(browser.send("POST", path, ofUnknownLength).statusCode()).isEqualTo(411);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/terms",
        "/privacy",
        "/account",
        "/images",
        "/nosuch",
        "/view/0000000000000000000000",
        "/api/v1/me",
        "/api/v1/nosuch",
        "/dzi/0000000000000000000000.dzi"
      })
  void everyAnswerCarriesTheSecurityHeaders(String path) {
    var headers = ADA.get(path).headers();

    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).isPresent();
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(headers.allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("X-Powered-By")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nosuch", "/view/0000000000000000000000", "/WEB-INF/web.xml", "/images.xhtml/x"})
  void whatIsNotThereIsNotFoundInWords(String path) {
    var answer = ADA.get(path, "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<html").doesNotContain("Exception", "\tat ");
  }
}
