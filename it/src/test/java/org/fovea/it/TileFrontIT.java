package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tiles asked for again and again within half a second, so that most answers come from the front:
/// they are those of the resource, and end at once with the right to them.
class TileFrontIT {
  private static final int TIMES = 40;
  private static final SpaceApi ADA = new SpaceApi(Api.as("ada"));
  private static String repository = "";
  private static String image = "";
  private static String tile = "";

  @BeforeAll
  static void upload() {
    repository = ADA.openAccount();
    image = newImage(repository);
    tile = tile(image);
  }

  private static String newImage(String space) {
    var made = ADA.upload(space, "", Pictures.jpeg(700, 500));
    assertThat(ADA.api().settled(made).getString("state")).isEqualTo("READY");
    return made;
  }

  private static String tile(String of) {
    return "/dzi/" + of + "_files/10/1_1.jpg";
  }

  /// The whole answer, with its bytes.
  private static String ask(Api who, String method, String path, String... headers) {
    var answer = who.send(method, path, BodyPublishers.noBody(), headers);
    return Answer.of(answer).headers()
        + " "
        + answer.statusCode()
        + " "
        + HexFormat.of().formatHex(answer.body());
  }

  private static List<String> askOften(Api who, String method, String path, String... headers) {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      answers.add(ask(who, method, path, headers));
    }
    return answers;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET",
        "GET If-None-Match \"g1\"",
        "GET If-None-Match \"g2\"",
        "GET If-None-Match *",
        "GET If-None-Match W/\"g1\"",
        "GET If-None-Match \"g1\", \"g2\"",
        "GET If-Match \"g2\"",
        "GET Range bytes=0-9",
        "GET Origin https://other.example",
        "GET Accept text/html",
        "GET Accept-Encoding gzip",
        "HEAD",
        "POST",
        "OPTIONS"
      })
  void theThousandthAnswerIsTheFirst(String request) {
    var words = request.split(" ", 3);
    var headers = words.length < 3 ? new String[0] : Arrays.copyOfRange(words, 1, 3);

    var answers = askOften(ADA.api(), words[0], tile, headers);
    ADA.api().get(tile); // the front is warm now, if it was not
    answers.addAll(askOften(ADA.api(), words[0], tile, headers));

    assertThat(answers).containsOnly(answers.getFirst());
  }

  @Test
  void othersAndTilesThatThereAreNotGetNothing() {
    askOften(ADA.api(), "GET", tile);

    for (var path : List.of(tile.replace("1_1", "9_9"), tile.replace("/10/", "/20/"))) {
      assertThat(ADA.api().get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(ADA.api().get(tile.replace(".jpg", ".png")).statusCode()).isEqualTo(404);
    assertThat(Api.asNobody().get(tile).statusCode()).isEqualTo(404);
    assertThat(Api.as("emmy").get(tile).statusCode()).isEqualTo(404);
    assertThat(Api.withToken("x").get(tile).statusCode()).isEqualTo(404);
    assertThat(ADA.api().get(tile + "?link=x").statusCode()).isEqualTo(404);
  }

  @Test
  void aLogoutEndsItAtOnce() {
    var browser = new Browser();
    browser.login("ada", "/account");
    var session = Api.withCookie(Fovea.ADDRESS, browser.cookie("fovea").orElseThrow());
    assertThat(askOften(session, "GET", tile)).allMatch(answer -> answer.contains(" 200 "));

    browser.send(
        "POST",
        "/logout",
        BodyPublishers.ofString("csrf=" + browser.csrfToken()),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Origin",
        Fovea.ADDRESS.toString());

    assertThat(session.get(tile).statusCode()).isEqualTo(404);
  }

  @Test
  void aLinkThatIsRevokedShowsNothingAtOnce() {
    var link = ADA.imageLink(image, false);
    var address = tile + "?link=" + link.getString("token");
    assertThat(askOften(Api.asNobody(), "GET", address))
        .allMatch(answer -> answer.contains(" 200 "));

    ADA.revokeImageLink(image, link.getString("id"));

    assertThat(Api.asNobody().get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void anImageThatIsDeletedIsGoneAtOnce() {
    var gone = newImage(repository);
    askOften(ADA.api(), "GET", tile(gone));

    ADA.deleteImage(gone);

    assertThat(ADA.api().get(tile(gone)).statusCode()).isEqualTo(404);
  }

  @Test
  void whoeverMayNotSeeWhereAnImageWasMovedLosesItAtOnce() {
    var shared = ADA.space("PROJECT", "Seen in front");
    var emmy = new SpaceApi(Api.as("emmy"));
    emmy.openAccount();
    emmy.accept(ADA.invite(shared, "VIEWER").getString("token"));
    var moved = newImage(shared);
    assertThat(askOften(emmy.api(), "GET", tile(moved)))
        .allMatch(answer -> answer.contains(" 200 "));

    ADA.post(
        "/api/v1/images/moves", "{'images': ['" + moved + "'], 'space': '" + repository + "'}");

    assertThat(emmy.api().get(tile(moved)).statusCode()).isEqualTo(404);
    assertThat(new String(ADA.api().get(tile(moved)).body(), StandardCharsets.ISO_8859_1))
        .isNotEmpty();
  }
}
