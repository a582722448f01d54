package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.it.InstrumentUploads.deliver;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fovea.it.AuthorisationTable.Route;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the token of an instrument opens, and that it opens nothing else.
class InstrumentTokenIT {
  private static final byte[] FILE = "no picture".getBytes(StandardCharsets.UTF_8);

  /// What a machine may do, and what everybody may.
  private static final Set<String> OPEN =
      Set.of(
          "GET /api/v1/instruments/me",
          "PUT /api/v1/instruments/me/state",
          "OPTIONS /api/v1/uploads",
          "OPTIONS /api/v1/uploads/{upload}");

  /// All addresses but those of pages, of which a machine is a visitor.
  private static final String NO_PAGE = "/(api|dzi|iiif|zoomify|xyz|r|embed)/.*";

  private static final SpaceApi ADA = new SpaceApi(Api.as("ada"));
  private static String experiment = "";
  private static String instrument = "";
  private static String image = ""; // of it, and ready
  private static Api machine = Api.asNobody();

  @BeforeAll
  static void deliverPicture() {
    experiment = ADA.space("EXPERIMENT", "Measured by a machine");
    var made = new SpaceApi(Api.as("grace")).makeInstrument(ADA.ownerOf(experiment));
    instrument = made.getString("id");
    machine = Api.asInstrument(made.getString("token"));
    ADA.activate(experiment, instrument);
    image = deliver(machine, experiment, "raw/a.jpg", Pictures.jpeg(300, 200));
    assertThat(ADA.api().settled(image).getString("state")).isEqualTo("READY");
  }

  /// Each route of the matrix, with what exists where a machine could hope for it: an image that it
  /// has sent and that is ready, and a link that shows it to everybody else.
  @Test
  void itsTokenOpensNothingElse() {
    var link = ADA.imageLink(image, true).getString("token");
    List<String> opened = new ArrayList<>();
    for (var route : AuthorisationTable.read().routes()) {
      if (route.path().matches(NO_PAGE) && !OPEN.contains(route.toString())) {
        int status = ask(route, link);
        if (!isClosed(route, status)) {
          opened.add(status + " " + route);
        }
      }
    }

    assertThat(opened).isEmpty();
    assertThat(machine.get("/space/" + experiment).statusCode()).isEqualTo(302); // to the login
  }

  /// What changes something may be refused for its form before anybody is asked; 405 says that an
  /// address has no such method.
  private static boolean isClosed(Route route, int status) {
    return route.method().matches("GET|HEAD")
        ? List.of(401, 403, 404, 405).contains(status)
        : status >= 400 && status < 500;
  }

  /// Whoever else it is that the same request names, and however often it was answered to them.
  @Test
  void itsTokenIsShownNothingByTheFrontEither() {
    var link = ADA.imageLink(image, false).getString("token");
    var browser = new Browser();
    browser.login("ada", "/account");
    var cookie = browser.cookie("fovea").orElseThrow();
    var session = cookie.getName() + "=" + cookie.getValue();
    var tile = "/dzi/" + image + "_files/9/0_0.jpg";
    for (int i = 0; i < 20; i++) {
      assertThat(Api.asNobody().get(tile, "Cookie", session).statusCode()).isEqualTo(200);
      assertThat(machine.get(tile, "Cookie", session).statusCode()).isEqualTo(404);
      assertThat(Api.asNobody().get(tile + "?link=" + link).statusCode()).isEqualTo(200);
      assertThat(machine.get(tile + "?link=" + link).statusCode()).isEqualTo(404);
    }
  }

  /// The rest of the protocol is for people.
  @Test
  void itSendsWholeFilesOfAKnownLengthAndNothingElse() {
    var known = Integer.toString(FILE.length);
    var refused =
        List.of(
            announce("Upload-Defer-Length", "1"),
            announce("Upload-Length", known, "Upload-Concat", "partial"),
            announce("Upload-Concat", "final;/api/v1/uploads/" + "0".repeat(22)),
            announce("Upload-Length", known, "X-HTTP-Method-Override", "GET"));

    assertThat(refused)
        .extracting(InstrumentUploads::code)
        .containsExactly(
            "instrument-upload", "instrument-upload", "instrument-upload", "login-required");
    assertThat(announce("Upload-Length", known).statusCode()).isEqualTo(201);
  }

  private static int ask(Route route, String link) {
    var path =
        route
            .path()
            .replace("{space}", experiment)
            .replace("{image}", image)
            .replace("{linkToken}", link)
            .replace("{instrument}", instrument)
            .replace("{level}", "0")
            .replace("TileGroup{group}/{tier}-", "TileGroup0/0-")
            .replaceAll("\\{(column|row|z|x|y)}", "0")
            .replace("{region}/{size}/{rotation}/{quality}", "full/max/0/default")
            .replace("{format}", "jpg")
            .replace("{kind}", "UPLOAD")
            .replace("{exId}", ADA.get(experiment).getString("exId"))
            .replaceAll("\\{\\w+}", "0".repeat(22));
    var body = BodyPublishers.ofString("{}");
    String[] headers = {"Content-Type", "application/json", "Tus-Resumable", Api.TUS};
    return machine.send(route.method(), path, body, headers).statusCode();
  }

  private static HttpResponse<byte[]> announce(String... headers) {
    return InstrumentUploads.announce(machine, experiment, "raw/b.tif", FILE, headers);
  }
}
