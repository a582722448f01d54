package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is counted of what people open by links, and what is not (requirements D22, D25, D52).
class UsageIT {
  /// What was counted is in the database after two seconds.
  private static final Duration WRITTEN = Duration.ofSeconds(8);

  private static final SpaceApi ADA = new SpaceApi(Api.as("ada"));
  private static final Api NOBODY = Api.asNobody();
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @BeforeAll
  static void openAccount() {
    ADA.openAccount();
  }

  private record Shared(String image, String token) {
    static Shared make() {
      var image = ADA.api().upload("counted.jpg", Pictures.jpeg(300, 200));
      ADA.api().settled(image);
      return new Shared(image, Links.token(ADA.imageLink(image, true)));
    }

    String descriptor() {
      return "/dzi/" + image + ".dzi?link=" + token;
    }

    String original() {
      return "/api/v1/images/" + image + "/original?link=" + token;
    }

    void open(String... headers) {
      assertThat(NOBODY.get(descriptor(), headers).statusCode()).isBetween(200, 304);
    }

    /// Views and downloads of today.
    List<Integer> today() {
      var days =
          Api.json(ADA.api().get("/api/v1/images/" + image + "/usage"))
              .getJsonArray("days")
              .getValuesAs(JsonObject.class);
      assertThat(days).hasSize(30);
      return List.of(days.getLast().getInt("views"), days.getLast().getInt("downloads"));
    }

    void assertCounted(int views, int downloads) {
      // somebody who is counted comes last: when they are there, so is everybody before
      open(person());
      Eventually.get(WRITTEN, this::today, found -> found.equals(List.of(views + 1, downloads)));
    }
  }

  /// A browser that nobody else has.
  private static String[] person() {
    return new String[] {
      "User-Agent",
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0."
          + PEOPLE.incrementAndGet()
    };
  }

  private static String[] person(String header, String value) {
    var agent = person();
    return new String[] {agent[0], agent[1], header, value};
  }

  @Test
  void viewsAndDownloadsAreCountedByDay() {
    var shared = Shared.make();
    shared.open(person());
    shared.open(person());
    assertThat(NOBODY.get(shared.original(), person()).statusCode()).isEqualTo(200);

    shared.assertCounted(2, 1);
  }

  @Test
  void aDoubleClickAndTheTilesOfOneViewAreOneView() {
    var shared = Shared.make();
    var agent = person();
    shared.open(agent);
    shared.open(agent);
    NOBODY.get("/dzi/" + shared.image + "_files/8/0_0.jpg?link=" + shared.token, agent);
    NOBODY.get("/r/" + shared.token, agent);

    shared.assertCounted(1, 0);
  }

  @Test
  void theRestOfADownloadIsNoDownload() {
    var shared = Shared.make();
    for (var range : List.of("bytes=0-9", "bytes=10-19", "bytes=20-")) {
      assertThat(NOBODY.get(shared.original(), person("Range", range)).statusCode()).isEqualTo(206);
    }
    shared.assertCounted(0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-GPC, 1",
    "DNT, 1",
    "Cookie, fovea-uncounted=1",
    "User-Agent, Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "User-Agent, curl/8.5.0"
  })
  void whoObjectsAndWhoIsNoPersonIsNotCounted(String header, String value) {
    var shared = Shared.make();
    if (header.equals("User-Agent")) {
      shared.open(header, value);
    } else {
      shared.open(person(header, value));
      NOBODY.get(shared.original(), person(header, value));
    }
    shared.assertCounted(0, 0);
  }

  @ParameterizedTest
  @CsvSource({"Sec-GPC, 0", "DNT, 0", "Cookie, fovea-uncounted=0", "Cookie, other=1"})
  void whoSaysNothingOfTheKindIsCounted(String header, String value) {
    var shared = Shared.make();
    shared.open(person(header, value));

    shared.assertCounted(1, 0);
  }

  @Test
  void whoIsLetInOtherwiseOrNotAtAllIsNotCounted() {
    var shared = Shared.make();
    ADA.api().get("/dzi/" + shared.image + ".dzi", person());
    NOBODY.get("/dzi/" + shared.image + ".dzi", person());
    NOBODY.get("/dzi/" + shared.image + ".dzi?link=" + "0".repeat(44), person());
    NOBODY.send("HEAD", shared.descriptor(), BodyPublishers.noBody(), person());

    shared.assertCounted(0, 0);
  }

  @Test
  void anObjectionIsKeptInTheBrowserOnly() {
    var browser = new Browser();
    var objects =
        browser.send(
            "POST",
            "/objection",
            BodyPublishers.ofString("objects=yes&return=%2Fcounting"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(objects.uri().getPath()).isEqualTo("/counting");
    assertThat(browser.cookieNames()).containsExactly("fovea-uncounted");
    var cookie = browser.cookie("fovea-uncounted").orElseThrow();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(365).toSeconds());

    browser.send(
        "POST",
        "/objection",
        BodyPublishers.ofString("objects=no&return=https://elsewhere.example/"),
        "Content-Type",
        "application/x-www-form-urlencoded");
    assertThat(browser.cookieNames()).isEmpty();
  }

  @Test
  void aDeletedImageTakesItsCountsWithIt() throws SQLException {
    var shared = Shared.make();
    shared.open(person());
    shared.assertCounted(1, 0);
    ADA.deleteImage(shared.image);

    try (var connection = Fovea.database("app");
        var count = connection.prepareStatement("select 1 from usage_count where item = ?")) {
      count.setString(1, shared.image);
      try (var rows = count.executeQuery()) {
        assertThat(rows.next()).isFalse();
      }
    }
  }
}
