package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// People see where they are logged in and end it.
class OwnSessionsIT {
  private static final String SESSIONS = "/api/v1/me/sessions";

  @BeforeAll
  static void acceptTerms() {
    Fovea.token("emmy");
  }

  private static Browser emmy() {
    var browser = new Browser();
    browser.login("emmy", "/account");
    return browser;
  }

  @Test
  void oneIsEndedAndTheOtherGoesOn() {
    var here = emmy();
    var there = emmy();
    assertThat(there.get(SESSIONS).statusCode()).isEqualTo(200);
    var other = own(there).getString("id");

    assertThat(delete(here, SESSIONS + "/" + other).statusCode()).isEqualTo(204);

    assertThat(there.get(SESSIONS).statusCode()).isEqualTo(401);
    assertThat(here.get(SESSIONS).statusCode()).isEqualTo(200);
    assertThat(sessions(here)).extracting(session -> session.getString("id")).doesNotContain(other);
  }

  @Test
  void allOthersAreEndedAndTokensOfBeforeRefused() throws InterruptedException {
    var here = emmy();
    var there = emmy();
    var token = Api.as("emmy");
    assertThat(token.get("/api/v1/me").statusCode()).isEqualTo(200);

    assertThat(delete(here, SESSIONS).statusCode()).isEqualTo(204);

    assertThat(there.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(token.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(here.get("/api/v1/me").statusCode()).isEqualTo(200);
    assertThat(sessions(here)).hasSize(1);
    Thread.sleep(Duration.ofMillis(1100)); // tokens tell the time in seconds
    var anew = Api.withToken(Fovea.run("token", "emmy").succeeded().output().strip());
    assertThat(anew.get("/api/v1/me").statusCode()).isEqualTo(200);
    Fovea.forgetToken("emmy");
  }

  @Test
  void nobodyEndsTheSessionsOfOthers() {
    var here = emmy();
    var id = own(here).getString("id");
    Fovea.token("ada");
    var ada = new Browser();
    ada.login("ada", "/account");

    assertThat(delete(ada, SESSIONS + "/" + id).statusCode()).isEqualTo(404);
    assertThat(ada.get(SESSIONS).body()).doesNotContain(id);
    assertThat(here.get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void aLogoutTakesTheSessionOffTheList() {
    var here = emmy();
    var there = emmy();
    var other = own(there).getString("id");
    there.send(
        "POST",
        "/logout",
        BodyPublishers.ofString("csrf=" + there.csrfToken()),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Origin",
        Fovea.ADDRESS.toString());

    assertThat(sessions(here)).extracting(session -> session.getString("id")).doesNotContain(other);
  }

  @Test
  void theAccountPageShowsThemWithoutTellingMoreThanFamilies() {
    var here = new Browser();
    here.login("emmy", "/account");
    var page = here.get("/account");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Your sessions", "This one", "on another system");
  }

  private static JsonObject own(Browser browser) {
    return sessions(browser).stream()
        .filter(session -> session.getBoolean("here"))
        .findAny()
        .orElseThrow();
  }

  private static List<JsonObject> sessions(Browser browser) {
    try (var reader = Json.createReader(new StringReader(browser.get(SESSIONS).body()))) {
      return reader.readObject().getJsonArray("sessions").getValuesAs(JsonObject.class);
    }
  }

  private static HttpResponse<String> delete(Browser browser, String path) {
    return browser.send(
        "DELETE",
        path,
        BodyPublishers.noBody(),
        "Origin",
        Fovea.ADDRESS.toString(),
        "X-Fovea-Csrf",
        browser.csrfToken());
  }
}
