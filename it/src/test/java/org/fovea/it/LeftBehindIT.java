package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.it.InstrumentUploads.address;
import static org.fovea.it.InstrumentUploads.begin;
import static org.fovea.it.InstrumentUploads.code;
import static org.fovea.it.InstrumentUploads.deliver;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.fovea.web.login.provider.StandInPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody who is erased, or whose things are held, has set going in an experiment of others.
@ExtendWith(EstateOfTests.class)
class LeftBehindIT {
  private static final Duration LIMIT = Duration.ofSeconds(5); // from a revocation to its effect

  /// An experiment, and in it an instrument that sends in the name of somebody else.
  private record Scene(
      Estate estate, SpaceApi leader, String experiment, StandInPerson sender, Api machine) {
    static Scene of(Estate estate, String name) {
      var leader = estate.newcomer(name + "-leader");
      var experiment = leader.space("EXPERIMENT", "Measured by a machine");
      var made = administrator(estate).makeInstrument(leader.ownerOf(experiment));
      var scene =
          new Scene(
              estate,
              leader,
              experiment,
              MatrixPerson.faculty(name + "-sender"),
              Api.asInstrument(estate.fovea().address(), made.getString("token")));
      var sender = estate.newcomer(name + "-sender");
      sender.accept(leader.invite(experiment, "MANAGER").getString("token"));
      sender.activate(experiment, made.getString("id"));
      return scene;
    }

    SpaceApi api() {
      return new SpaceApi(estate.fovea().as(sender));
    }

    String sent(String path) {
      var image = deliver(machine, experiment, path, Pictures.png(300, 200));
      leader.api().settled(image);
      return image;
    }
  }

  private static SpaceApi administrator(Estate estate) {
    return estate.as(MatrixPerson.ADMINISTRATOR);
  }

  @Test
  void whoIsErasedSendsAndLendsNothingMore(Estate estate) {
    var scene = Scene.of(estate, "left-behind");
    var image = scene.sent("raw/a.png");
    var begun = address(begin(scene.machine(), scene.experiment(), "raw/b.png", new byte[] {1, 2}));
    var token = scene.api().imageLink(image, true).getString("token");
    var lent = List.of("/dzi/" + image + ".dzi", "/api/v1/images/" + image + "/original");
    var nobody = Api.asNobody(estate.fovea().address());
    assertThat(lent).allMatch(path -> status(nobody, path, token) == 200);

    erase(scene);

    // the links end, the instrument is idle, and what it had begun is given up
    for (var path : lent) {
      Eventually.get(LIMIT, () -> status(nobody, path, token), status -> status == 404);
    }
    var next = begin(scene.machine(), scene.experiment(), "raw/c.png", new byte[] {1});
    assertThat(code(next)).isEqualTo("instrument-idle");
    assertThat(scene.machine().patch(begun, 0, new byte[] {1, 2}).statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(Api.json(scene.machine().get("/api/v1/instruments/me")))
        .doesNotContainKey("experiment");
    // what came is the institution's, and goes on in another name
    assertThat(scene.leader().api().image(image).getString("space")).isEqualTo(scene.experiment());
    assertThat(scene.leader().api().get(lent.getFirst()).statusCode()).isEqualTo(200);
    var links = scene.leader().api().get("/api/v1/images/" + image + "/links");
    assertThat(Api.json(links).getJsonArray("links").getValuesAs(JsonObject.class))
        .noneMatch(link -> link.getString("state").equals("OPEN"));
    var instrument = Api.json(scene.machine().get("/api/v1/instruments/me")).getString("id");
    scene.leader().activate(scene.experiment(), instrument);
    assertThat(scene.sent("raw/b.png")).isNotEqualTo(image);
    var again = begin(scene.machine(), scene.experiment(), "raw/a.png", Pictures.png(300, 200));
    assertThat(code(again)).as("what came in the former name").isEqualTo("already-delivered");
  }

  @Test
  void anExperimentUnderAHoldReceivesButGivesNothingUp(Estate estate) {
    var scene = Scene.of(estate, "held");
    var before = scene.sent("raw/a.png");
    var administrator = administrator(estate);
    var hold =
        administrator.made(
            "/api/v1/admin/holds",
            "{'held': 'SPACE', 'target': '%s', 'cause': 'COURT_ORDER', 'reference': 'CASE-1'}"
                .formatted(scene.experiment()));
    try {
      var during = scene.sent("raw/b.png");

      for (var image : List.of(before, during)) {
        var refused = delete(scene.leader(), image);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("legal-hold");
      }
      var again = begin(scene.machine(), scene.experiment(), "raw/b.png", Pictures.png(300, 200));
      assertThat(code(again)).isEqualTo("already-delivered");
    } finally {
      administrator.send("DELETE", "/api/v1/admin/holds/" + hold, "application/json", "");
    }
    assertThat(delete(scene.leader(), before).statusCode()).isEqualTo(204);
  }

  private static void erase(Scene scene) {
    var who =
        "'issuer': '%s', 'sub': '%s'"
            .formatted(scene.estate().fovea().issuer(), scene.sender().sub());
    var administrator = administrator(scene.estate());
    var found =
        Api.json(
            administrator.post("/api/v1/admin/people/find", "{%s, 'note': ''}".formatted(who)));
    administrator.post(
        "/api/v1/admin/people/erase",
        "{%s, 'cause': 'REQUEST_OF_PERSON', 'reference': 'CASE-7', 'digest': '%s'}"
            .formatted(who, found.getString("digest")));
  }

  private static HttpResponse<byte[]> delete(SpaceApi who, String image) {
    return who.api().send("DELETE", "/api/v1/images/" + image, BodyPublishers.noBody());
  }

  private static int status(Api api, String path, String token) {
    return api.get(path + "?link=" + token).statusCode();
  }
}
