package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Links that show one image: what they show, how they are made and how they end.
class LinksIT {
  private static final byte[] PICTURE = Pictures.jpeg(300, 200);
  private static final SpaceApi ADA = new SpaceApi(Api.as("ada"));
  private static final Api NOBODY = Api.asNobody();
  private static String image = "";

  @BeforeAll
  static void upload() {
    ADA.openAccount();
    image = readyImage();
  }

  private static String readyImage() {
    var made = ADA.api().upload("canary file name.jpg", PICTURE);
    assertThat(ADA.api().settled(made).getString("state")).isEqualTo("READY");
    return made;
  }

  @Test
  void itShowsTheImageToEverybodyAndToOtherSites() {
    var token = Links.token(ADA.imageLink(image, false));
    for (var address : List.of(descriptor(image, token), tile(image, token))) {
      var answer = NOBODY.get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      assertThat(all(answer, "Access-Control-Allow-Origin")).containsExactly("*");
      assertThat(all(answer, "Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
      assertThat(all(answer, "Cache-Control")).containsExactly("private, no-cache");
      assertThat(all(answer, "Set-Cookie")).isEmpty();
      var copy = NOBODY.get(address, "If-None-Match", all(answer, "ETag").getFirst());
      assertThat(copy.statusCode()).isEqualTo(304);
    }
    var browser = new Browser();
    browser.login("ada", "/account");
    var session = Api.withCookie(Fovea.ADDRESS, browser.cookie("fovea").orElseThrow());
    var own = session.get("/dzi/" + image + ".dzi");
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(all(own, "Access-Control-Allow-Origin")).as("without a link").isEmpty();
    assertThat(all(own, "Cross-Origin-Resource-Policy")).containsExactly("same-origin");
  }

  @ParameterizedTest
  @CsvSource({"embed, *, cross-origin", "r, none, same-origin"})
  void itsPagesTellNobodyTheAddressAndKeepNothing(String page, String framers, String sites) {
    var answer = NOBODY.get("/" + page + "/" + Links.token(ADA.imageLink(image, false)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(all(answer, "Set-Cookie")).isEmpty();
    assertThat(all(answer, "Referrer-Policy")).containsExactly("no-referrer");
    assertThat(all(answer, "X-Frame-Options")).isEmpty();
    assertThat(all(answer, "Cross-Origin-Resource-Policy")).containsExactly(sites);
    assertThat(all(answer, "Content-Security-Policy"))
        .singleElement()
        .satisfies(policy -> assertThat(policy).contains("frame-ancestors " + quoted(framers)));
    assertThat(all(answer, "Cache-Control"))
        .isNotEmpty()
        .allMatch(rule -> rule.contains("no-store"));
    assertThat(Api.text(answer))
        .contains(image)
        .doesNotContain("canary file name.jpg", "fovea-csrf");
  }

  private static String quoted(String framers) {
    return framers.equals("none") ? "'none'" : framers;
  }

  @Test
  void noOtherPageCanBeFramed() {
    for (var address : List.of("/", "/privacy", "/counting", "/r/nothing", "/view/" + image)) {
      assertThat(all(NOBODY.get(address), "Content-Security-Policy"))
          .as(address)
          .singleElement()
          .satisfies(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }
  }

  @Test
  void itShowsNothingButItsImage() {
    var token = Links.token(ADA.imageLink(image, false));
    var other = readyImage();

    assertSameAsAbsent(descriptor(other, token), token);
    assertSameAsAbsent(tile(other, token), token);
    assertThat(NOBODY.get(original(image, token)).statusCode()).isEqualTo(403);
    for (var path : List.of("", "/metadata", "/links", "/usage")) {
      assertThat(NOBODY.get("/api/v1/images/" + image + path + "?link=" + token).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void theOriginalComesOnlyIfItsMakerChoseSo() {
    var token = Links.token(ADA.imageLink(image, true));

    var whole = NOBODY.get(original(image, token));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(PICTURE);
    assertThat(NOBODY.get(original(image, token), "Range", "bytes=0-3").body()).hasSize(4);
    assertThat(NOBODY.get("/api/v1/images/" + image + "/metadata?link=" + token).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatItsBringerMayDoOtherwiseDoesNotCount() {
    var link = ADA.imageLink(image, false);
    var token = Links.token(link);
    ADA.revokeImageLink(image, link.getString("id"));

    assertThat(ADA.api().get("/dzi/" + image + ".dzi").statusCode()).isEqualTo(200);
    assertThat(ADA.api().get(descriptor(image, token)).statusCode()).isEqualTo(404);
  }

  @Test
  void aRevokedLinkShowsNothingAtOnceAndSoundsLikeNone() {
    var link = ADA.imageLink(image, true);
    var token = Links.token(link);
    var etag = all(NOBODY.get(tile(image, token)), "ETag").getFirst();

    ADA.revokeImageLink(image, link.getString("id"));

    assertThat(NOBODY.get(tile(image, token), "If-None-Match", etag).statusCode()).isEqualTo(404);
    for (var address :
        List.of(descriptor(image, token), tile(image, token), original(image, token))) {
      assertSameAsAbsent(address, token);
    }
    for (var page : List.of("/embed/", "/r/")) {
      var gone = NOBODY.get(page + token);
      var never = NOBODY.get(page + "0".repeat(44));
      assertThat(gone.statusCode()).isEqualTo(404);
      assertThat(Answer.of(gone)).isEqualTo(Answer.of(never));
    }
    ADA.revokeImageLink(image, link.getString("id")); // asking again is harmless
    assertThat(linkOf(image, link.getString("id")).getString("state")).isEqualTo("REVOKED");
    assertThat(linkOf(image, link.getString("id"))).doesNotContainKeys("token", "link", "embed");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 90, 365})
  void itHoldsAsLongAsItsMakerSays(int days) throws SQLException {
    var own = readyImage();
    var link = Api.json(ADA.post(links(own), "{'days': %d}".formatted(days)));
    var life =
        Duration.between(
            Instant.parse(link.getString("createdAt")), Instant.parse(link.getString("expiresAt")));
    assertThat(life).isEqualTo(Duration.ofDays(days));

    endsAt(link, "utc_timestamp()");

    Eventually.get(
        Duration.ofSeconds(5),
        () -> NOBODY.get(tile(own, Links.token(link))).statusCode(),
        status -> status == 404);
    assertThat(linkOf(own, link.getString("id")).getString("state")).isEqualTo("EXPIRED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"days\": 0}",
        "{\"days\": 366}",
        "{\"days\": 99999999999}",
        "{\"days\": \"1\"}",
        "{\"downloads\": 1}",
        "[]"
      })
  void whatCannotBeIsRefused(String body) {
    assertThat(
            ADA.api()
                .send(
                    "POST",
                    links(image),
                    BodyPublishers.ofString(body),
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void anImageHasFiftyOpenLinksAtMost() {
    var own = readyImage();
    for (int i = 0; i < 50; i++) {
      ADA.imageLink(own, false);
    }
    var refused =
        ADA.api()
            .send(
                "POST",
                links(own),
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Api.text(refused)).contains("too-many-links");

    ADA.revokeImageLink(own, ids(own).getFirst());
    ADA.imageLink(own, false);
  }

  @Test
  void makingAndRevokingIsInTheLogOfTheSpaceAndInOnesData() {
    var space = ADA.space("TEAM", "With links");
    var own = ADA.upload(space, "", PICTURE);
    var link = ADA.imageLink(own, true);
    ADA.revokeImageLink(own, link.getString("id"));

    var events =
        ADA.get(space + "/activity").getJsonArray("entries").getValuesAs(JsonObject.class).stream()
            .map(entry -> entry.getString("event"))
            .toList();
    assertThat(events).containsSubsequence("ImageLinkRevoked", "ImageLinkCreated");
    assertThat(events).filteredOn("ImageLinkRevoked"::equals).hasSize(1);
    var data = Api.json(ADA.api().get("/api/v1/me/data"));
    assertThat(data.getJsonArray("links").getValuesAs(JsonObject.class))
        .anySatisfy(held -> {
          assertThat(held.getString("id")).isEqualTo(link.getString("id"));
          assertThat(held.getString("image")).isEqualTo(own);
          assertThat(held).containsKey("revokedAt").doesNotContainKey("token");
        });
  }

  @Test
  void theTokenIsStoredNowhere() throws SQLException {
    var token = Links.token(ADA.imageLink(image, false));
    NOBODY.get(tile(image, token));
    NOBODY.get("/embed/" + token);
    NOBODY.get("/embed/" + token + "%ff"); // what the server finds odd, it may tell in its log
    NOBODY.get("/dzi/" + image + "_files/99/0_0.jpg?link=" + token);

    var seal = token.substring(22);
    for (var file : StoredFiles.named(Fovea.HOME, ".log")) {
      assertThat(file).content(StandardCharsets.ISO_8859_1).doesNotContain(seal);
    }
    try (var connection = Fovea.database("app");
        var count =
            connection.prepareStatement(
                "select count(*) from image_link where concat_ws(' ', public_id, downloads) like ?")) {
      count.setString(1, "%" + seal + "%");
      try (var rows = count.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  /// So that whatever deletes an image or an account leaves no link of it.
  @Test
  void theDatabaseDeletesALinkWithItsImageAndWithItsMaker() throws SQLException {
    List<String> rules = new ArrayList<>();
    try (var connection = Fovea.database("owner");
        var run = connection.createStatement();
        var rows =
            run.executeQuery(
                "select referenced_table_name, delete_rule"
                    + " from information_schema.referential_constraints"
                    + " where constraint_schema = 'fovea' and table_name = 'image_link'"
                    + " order by referenced_table_name")) {
      while (rows.next()) {
        rules.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    assertThat(rules).containsExactly("account CASCADE", "image CASCADE");
  }

  private static void assertSameAsAbsent(String address, String token) {
    var there = Answer.of(NOBODY.get(address));
    var absent = Answer.of(NOBODY.get(address.replaceAll("\\b\\w{22}(?=[._/])", "0".repeat(22))));
    assertThat(there.status()).as(address).isEqualTo(404);
    assertThat(there).isEqualTo(absent);
    assertThat(there.body()).doesNotContain(token);
  }

  /// Moves the end of a link, as time does.
  private static void endsAt(JsonObject link, String when) throws SQLException {
    try (var connection = Fovea.database("owner");
        var update =
            connection.prepareStatement(
                "update image_link set expires_at = " + when + " where public_id = ?")) {
      update.setString(1, link.getString("id"));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static List<String> ids(String of) {
    return Api.json(ADA.api().get(links(of)))
        .getJsonArray("links")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(link -> link.getString("id"))
        .toList();
  }

  private static JsonObject linkOf(String of, String id) {
    return Api.json(ADA.api().get(links(of)))
        .getJsonArray("links")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(link -> link.getString("id").equals(id))
        .findAny()
        .orElseThrow();
  }

  private static List<String> all(HttpResponse<?> answer, String header) {
    return answer.headers().allValues(header);
  }

  private static String links(String of) {
    return "/api/v1/images/" + of + "/links";
  }

  private static String descriptor(String of, String token) {
    return "/dzi/" + of + ".dzi?link=" + token;
  }

  private static String tile(String of, String token) {
    return "/dzi/" + of + "_files/8/0_0.jpg?link=" + token;
  }

  private static String original(String of, String token) {
    return "/api/v1/images/" + of + "/original?link=" + token;
  }
}
