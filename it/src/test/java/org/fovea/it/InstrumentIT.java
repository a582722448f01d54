package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.it.InstrumentUploads.address;
import static org.fovea.it.InstrumentUploads.begin;
import static org.fovea.it.InstrumentUploads.code;
import static org.fovea.it.InstrumentUploads.deliver;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where an instrument sends, in whose name, and when that ends.
class InstrumentIT {
  private static final byte[] FILE = "no picture".getBytes(StandardCharsets.UTF_8);

  private final SpaceApi ada = new SpaceApi(Api.as("ada"));
  private final SpaceApi grace = new SpaceApi(Api.as("grace"));
  private String experiment = "";
  private String instrument = "";
  private Api machine = Api.asNobody();

  @BeforeEach
  void activate() {
    experiment = ada.space("EXPERIMENT", "Measured by a machine");
    var made = grace.makeInstrument(ada.ownerOf(experiment));
    instrument = made.getString("id");
    machine = Api.asInstrument(made.getString("token"));
    ada.activate(experiment, instrument);
  }

  @Test
  void aFileBecomesAnImageOfWhoeverActivatedTheInstrument() throws SQLException {
    var image = deliver(machine, experiment, "raw/a.tif", FILE);

    assertThat(ada.api().get("/api/v1/images/" + image + "/original").body()).isEqualTo(FILE);
    assertThat(Api.json(ada.api().get("/api/v1/images/" + image)).getString("space"))
        .isEqualTo(experiment);
    assertThat(events()).contains("InstrumentActivated", "ImageDelivered");
    ada.deleteImage(image); // what is one's own
  }

  @Test
  void theSameFileComesOnceEvenIfItsImageWasDeleted() {
    var image = deliver(machine, experiment, "raw/a.tif", FILE);
    ada.deleteImage(image);

    var again = begin(machine, experiment, "raw/a.tif", FILE);
    var elsewhere = begin(machine, experiment, "raw/run 2/a.tif", FILE);

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(Api.body(again).getString("type")).endsWith("already-delivered");
    assertThat(Api.body(again).getString("image")).isEqualTo(image);
    assertThat(elsewhere.statusCode()).as("an equal file of another place").isEqualTo(201);
  }

  @Test
  void whatWasBegunGoesOn() {
    var first = address(begin(machine, experiment, "raw/a.tif", FILE));
    assertThat(machine.patch(first, 0, new byte[] {FILE[0], FILE[1]}).statusCode()).isEqualTo(204);

    var second = begin(machine, experiment, "raw/a.tif", FILE);

    assertThat(address(second)).isEqualTo(first);
    assertThat(second.headers().firstValue("Upload-Offset")).contains("2");
  }

  @Test
  void whatWasDamagedBeginsAnew() {
    var upload = address(begin(machine, experiment, "raw/a.tif", FILE));
    var damaged = machine.patch(upload, 0, "no pictUre".getBytes(StandardCharsets.UTF_8));
    assertThat(damaged.statusCode()).isEqualTo(460);

    assertThat(deliver(machine, experiment, "raw/a.tif", FILE)).isNotEmpty();
  }

  @Test
  void aTokenThatWasReplacedOrRevokedOpensNothing() {
    var path = "/api/v1/admin/instruments/" + instrument + "/token";
    var next = Api.asInstrument(Api.json(grace.post(path, "")).getString("token"));

    assertThat(machine.get("/api/v1/instruments/me").statusCode()).isEqualTo(401);
    assertThat(begin(machine, experiment, "raw/a.tif", FILE).statusCode()).isEqualTo(401);
    assertThat(next.get("/api/v1/instruments/me").statusCode()).isEqualTo(200);

    grace.send("DELETE", path, "application/json", "");
    assertThat(next.get("/api/v1/instruments/me").statusCode()).isEqualTo(401);
  }

  @Test
  void afterItsEndNothingIsTakenAndWhatWasBegunEnds() {
    var upload = address(begin(machine, experiment, "raw/a.tif", FILE));
    deactivate();

    assertThat(code(begin(machine, experiment, "raw/b.tif", FILE))).isEqualTo("instrument-idle");
    assertThat(code(machine.patch(upload, 0, FILE))).isEqualTo("instrument-idle");
    assertThat(Api.json(machine.get("/api/v1/instruments/me"))).doesNotContainKey("experiment");
  }

  @Test
  void theSenderMustStillBeAllowedToUpload() {
    deactivate();
    var emmy = new SpaceApi(Api.as("emmy"));
    emmy.accept(ada.invite(experiment, "MANAGER").getString("token"));
    emmy.activate(experiment, instrument);
    var image = deliver(machine, experiment, "raw/a.tif", FILE);
    emmy.leave(experiment);

    var refused = begin(machine, experiment, "raw/b.tif", FILE);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("sender-role");
    ada.activate(experiment, instrument); // and goes on in another name
    assertThat(deliver(machine, experiment, "raw/b.tif", FILE)).isNotEqualTo(image);
  }

  @Test
  void whatWasBegunInAnotherNameBeginsAnew() {
    var mine = address(begin(machine, experiment, "raw/a.tif", FILE));
    deactivate();
    var emmy = new SpaceApi(Api.as("emmy"));
    emmy.accept(ada.invite(experiment, "MANAGER").getString("token"));
    emmy.activate(experiment, instrument);
    var hers = address(begin(machine, experiment, "raw/a.tif", FILE));
    emmy.deactivate(experiment, instrument);
    ada.activate(experiment, instrument);

    assertThat(hers).isNotEqualTo(mine);
    assertThat(machine.head(mine).statusCode()).isEqualTo(410);
    assertThat(machine.patch(mine, 0, FILE).statusCode()).isEqualTo(410);
    assertThat(deliver(machine, experiment, "raw/a.tif", FILE)).isNotEmpty();
  }

  @Test
  void anExperimentThatIsDoneTakesNothing() {
    ada.enterStage(experiment, "DONE");

    assertThat(code(begin(machine, experiment, "raw/a.tif", FILE))).isEqualTo("experiment-done");
  }

  @Test
  void itIsActiveInOneExperimentOfItsInstitution() {
    var other = ada.space("EXPERIMENT", "Another one");
    var project = ada.space("PROJECT", "No experiment");
    var foreign = new SpaceApi(Api.as("emmy"));
    var ofOthers = foreign.space("EXPERIMENT", "Of another institution");

    assertThat(code(tryToActivate(ada, other))).isEqualTo("instrument-busy");
    assertThat(code(tryToActivate(ada, project))).isEqualTo("no-experiment");
    assertThat(tryToActivate(foreign, ofOthers).statusCode()).isEqualTo(404);
    assertThat(begin(machine, other, "raw/a.tif", FILE).statusCode()).isEqualTo(409);
  }

  @Test
  void itIsOfferedAsLongAsItIsActiveNowhere() {
    var idle = "/api/v1/spaces/" + experiment + "/instruments/idle";
    assertThat(Api.text(ada.api().get(idle))).doesNotContain(instrument);

    deactivate();

    assertThat(Api.text(ada.api().get(idle))).contains(instrument);
  }

  @Test
  void whoeverActivatedItFindsItAmongWhatIsHeldOfThem() {
    assertThat(heldOfAda()).contains(instrument);

    deactivate();

    assertThat(heldOfAda()).doesNotContain(instrument);
  }

  private List<String> heldOfAda() {
    return Api.json(ada.api().get("/api/v1/me/data"))
        .getJsonArray("instruments")
        .getValuesAs(each -> each.asJsonObject().getString("id"));
  }

  @Test
  void noOtherMachineAndNoPersonContinuesItsUploads() {
    var upload = address(begin(machine, experiment, "raw/a.tif", FILE));
    var made = grace.makeInstrument(ada.ownerOf(experiment));
    ada.activate(experiment, made.getString("id"));
    var other = Api.asInstrument(made.getString("token"));

    assertThat(other.patch(upload, 0, FILE).statusCode()).isEqualTo(404);
    assertThat(ada.api().patch(upload, 0, FILE).statusCode()).isEqualTo(404);
    assertThat(Api.text(ada.api().get("/api/v1/uploads"))).doesNotContain(upload.getPath());
    assertThat(machine.patch(upload, 0, FILE).statusCode()).isEqualTo(204);
  }

  @Test
  void itsMembersSeeHowItGetsOn() {
    var sent =
        report(
            "{'queuedFiles': 3, 'queuedBytes': 4000, 'heldFiles': 1,"
                + " 'bytesPerSecond': 9, 'fault': 'NO_ROOM'}");

    assertThat(sent.statusCode()).isEqualTo(204);
    var seen = Api.json(ada.api().get("/api/v1/spaces/" + experiment + "/instruments"));
    var only = seen.getJsonArray("instruments").getJsonObject(0);
    assertThat(only.getBoolean("connected")).isTrue();
    assertThat(only.getJsonObject("report").getInt("queuedFiles")).isEqualTo(3);
    assertThat(only.getJsonObject("report").getString("fault")).isEqualTo("NO_ROOM");
    var page = new Browser();
    page.login("ada", "/settings/" + experiment);
    assertThat(page.get("/settings/" + experiment).body())
        .contains("Microscope", "3 files wait", "There is no room for its files");
  }

  @Test
  void aReportHoldsNumbersAndWordsOfAListOnly() {
    var bad =
        List.of(
            "{'queuedFiles': -1, 'queuedBytes': 0, 'heldFiles': 0, 'bytesPerSecond': 0}",
            "{'queuedFiles': 'many', 'queuedBytes': 0, 'heldFiles': 0, 'bytesPerSecond': 0}",
            "{'queuedFiles': 0, 'queuedBytes': 0, 'heldFiles': 0, 'bytesPerSecond': 0,"
                + " 'fault': 'Ada forgot the key'}",
            "{}");

    assertThat(bad).allSatisfy(each -> assertThat(report(each).statusCode()).isEqualTo(400));
  }

  @Test
  void whatHasExpiredBeginsAnew() throws SQLException {
    var expired = address(begin(machine, experiment, "raw/a.tif", FILE));
    try (var connection = Fovea.database("app");
        var statement =
            connection.prepareStatement(
                "update upload set last_activity_at = last_activity_at - interval 2 day"
                    + " where public_id = ?")) {
      statement.setString(1, expired.getPath().replaceFirst(".*/", ""));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }

    var next = address(begin(machine, experiment, "raw/a.tif", FILE));

    assertThat(next).isNotEqualTo(expired);
    assertThat(machine.patch(next, 0, FILE).statusCode()).isEqualTo(204);
  }

  private void deactivate() {
    ada.deactivate(experiment, instrument);
  }

  private HttpResponse<byte[]> tryToActivate(SpaceApi who, String space) {
    return who.api()
        .send(
            "PUT",
            "/api/v1/spaces/" + space + "/instruments/" + instrument,
            BodyPublishers.noBody());
  }

  private HttpResponse<byte[]> report(String json) {
    return machine.send(
        "PUT",
        "/api/v1/instruments/me/state",
        BodyPublishers.ofString(json.replace('\'', '"')),
        "Content-Type",
        "application/json");
  }

  /// The names of all events in the log of the experiment.
  private List<String> events() throws SQLException {
    List<String> names = new ArrayList<>();
    try (var connection = Fovea.database("app");
        var statement =
            connection.prepareStatement(
                "select event from fovea_audit.audit_entry where space_id = ?")) {
      statement.setString(1, experiment);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
