package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Names go from session to browser while both are there, and nowhere else (X1, D34).
class NamesIT {
  private static final String ADA = "Zwirnadella Quoxhammer-Lirvik";
  private static final String EMMY = "Emmyrtheline Blauwurzelheim";
  private static final Duration NOTICED = Duration.ofSeconds(20);

  private String space = "";
  private String path = "";

  /// A space for each test: the server notices some seconds later that a stream was closed.
  @BeforeEach
  void share() {
    Fovea.token("emmy"); // has accepted the terms
    var project =
        Json.createObjectBuilder()
            .add("kind", "PROJECT")
            .add("name", "Names " + UUID.randomUUID())
            .add("description", "");
    space = post("ada", "/api/v1/spaces", project.build().toString(), "id");
    path = "/api/v1/spaces/" + space + "/names";
    var token =
        post("ada", "/api/v1/spaces/" + space + "/invitations", "{\"role\":\"VIEWER\"}", "token");
    assertThat(
            Api.as("emmy")
                .send("POST", "/api/v1/invitations/" + token, BodyPublishers.noBody())
                .statusCode())
        .isBetween(200, 299);
  }

  @Test
  void twoSessionsAreToldEachOther() {
    try (var ada = loggedIn("ada").follow(path);
        var emmy = loggedIn("emmy").follow(path)) {
      assertThat(ada.await("name")).contains(EMMY).doesNotContain(ADA);
      assertThat(emmy.await("name")).contains(ADA).doesNotContain(EMMY);
    }
  }

  @Test
  void nothingIsKeptOfAStreamThatIsClosed() {
    loggedIn("ada").follow(path).close();

    var heard =
        Eventually.get(
            NOTICED,
            () -> {
              try (var emmy = loggedIn("emmy").follow(path)) {
                emmy.await("self");
                return emmy.pause(Duration.ofSeconds(1));
              }
            },
            lines -> !lines.contains(ADA));
    assertThat(heard).doesNotContain("event: name");
  }

  @Test
  void withTheSessionEndsTheStreamAndNobodyComplains() throws IOException {
    var ada = loggedIn("ada");
    try (var stream = ada.follow(path)) {
      stream.await("self");
      ada.send(
          "POST",
          "/logout",
          BodyPublishers.ofString("csrf=" + ada.csrfToken()),
          "Content-Type",
          "application/x-www-form-urlencoded",
          "Origin",
          Fovea.ADDRESS.toString());

      stream.await("end");
      stream.awaitEnd();
    }
    assertThat(Files.readString(Fovea.HOME.resolve("wildfly/log/fovea.log")))
        .as("a stream that outlives its session")
        .doesNotContain("Session is invalid");
  }

  @Test
  void theBrowserIsAskedToWaitBeforeItComesBack() {
    try (var ada = loggedIn("ada").follow(path)) {
      ada.await("self");
      assertThat(ada.pause(Duration.ofSeconds(1))).contains("retry: 5000");
    }
  }

  @Test
  void whoIsSilentIsNotTold() {
    try (var ada = loggedIn("ada").follow(path);
        var emmy = loggedIn("emmy").follow(path + "?silent")) {
      assertThat(emmy.await("name")).contains(ADA);
      assertThat(ada.pause(Duration.ofSeconds(1))).doesNotContain(EMMY);
    }
  }

  @Test
  void strangersAndVisitorsLearnNothing() {
    assertThat(loggedIn("lise").get(path).statusCode()).isEqualTo(404);
    assertThat(new Browser().get(path).statusCode()).isEqualTo(401);
    var absent = path.replace(space, "0".repeat(22));
    assertThat(loggedIn("lise").get(absent).body()).isEqualTo(loggedIn("lise").get(path).body());
  }

  private static Browser loggedIn(String person) {
    var browser = new Browser();
    browser.login(person, "/account");
    return browser;
  }

  private static String post(String person, String address, String body, String wanted) {
    var answer =
        Api.as(person)
            .send(
                "POST", address, BodyPublishers.ofString(body), "Content-Type", "application/json");
    return Api.json(answer).getString(wanted);
  }
}
