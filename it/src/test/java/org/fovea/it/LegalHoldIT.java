package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Legal holds over HTTP (D45): nobody deletes what is under one.
class LegalHoldIT {
  private static final String HOLDS = "/api/v1/admin/holds";
  private final Api grace = Api.as("grace"); // site administrator
  private final Api ada = Api.as("ada");

  private HttpResponse<byte[]> place(String held, String target, String reference) {
    var body =
        Json.createObjectBuilder()
            .add("held", held)
            .add("target", target)
            .add("cause", "COURT_ORDER")
            .add("reference", reference);
    return grace.send(
        "POST",
        HOLDS,
        BodyPublishers.ofString(body.build().toString()),
        "Content-Type",
        "application/json");
  }

  private String placed(String held, String target) {
    var answer = place(held, target, "CASE-2026-9");
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(201);
    return Api.body(answer).getString("id");
  }

  private void lift(String hold) {
    assertThat(grace.send("DELETE", HOLDS + "/" + hold, BodyPublishers.noBody()).statusCode())
        .isEqualTo(204);
  }

  private HttpResponse<byte[]> delete(String image) {
    return ada.send("DELETE", "/api/v1/images/" + image, BodyPublishers.noBody());
  }

  private String image() {
    var image = ada.upload("held.png", Pictures.png(30, 30));
    ada.settled(image);
    return image;
  }

  @Test
  void anImageUnderAHoldIsNotDeleted() {
    var image = image();
    var hold = placed("IMAGE", image);

    assertThat(delete(image).statusCode()).isEqualTo(409);
    assertThat(Api.text(delete(image))).contains("legal-hold", "must not be deleted");
    assertThat(ada.get("/view/" + image).statusCode()).isNotEqualTo(500);

    lift(hold);
    lift(hold); // harmless
    assertThat(delete(image).statusCode()).isEqualTo(204);
    assertThat(Api.text(grace.get(HOLDS))).contains(hold, "liftedAt");
  }

  @Test
  void nothingIsRemovedFromAFileUnderAHold() {
    var image = ada.upload("held.jpg", MarkedPicture.jpeg(300, 200));
    var sha256 = ada.settled(image).getString("sha256");
    var hold = placed("IMAGE", image);
    try {
      assertThat(strip(image).statusCode()).isEqualTo(409);
      assertThat(Api.text(strip(image))).contains("legal-hold");
      assertThat(reprocess(image).statusCode()).as("would replace what it says").isEqualTo(409);
    } finally {
      lift(hold);
    }
    assertThat(ada.image(image).getString("sha256")).isEqualTo(sha256);
    assertThat(strip(image).statusCode()).isEqualTo(200);
    assertThat(reprocess(image).statusCode()).isEqualTo(202);
  }

  @Test
  void aFileThatWasToBeStrippedWaitsForTheEndOfTheHold() {
    var space = ada.image(image()).getString("space");
    var hold = placed("SPACE", space);
    var picture = MarkedPicture.jpeg(300, 200);
    String image;
    try {
      var upload = ada.createUpload(picture.length, Map.of("filename", "m.jpg", "strip", "1"));
      image = ada.patch(upload, 0, picture).headers().firstValue("Fovea-Image").orElseThrow();
      assertThat(ada.settled(image).getString("failureReason")).contains("legal hold");
      assertThat(ada.get("/api/v1/images/" + image + "/original").body()).isEqualTo(picture);
    } finally {
      lift(hold);
    }
    ada.send("POST", "/api/v1/images/" + image + "/retry", BodyPublishers.noBody());
    assertThat(ada.settled(image).getString("state")).isEqualTo("READY");
    assertThat(ada.image(image).containsKey("stripWanted")).isFalse();
  }

  private HttpResponse<byte[]> strip(String image) {
    return ada.send("POST", "/api/v1/images/" + image + "/strip", BodyPublishers.noBody());
  }

  private HttpResponse<byte[]> reprocess(String image) {
    return ada.send("POST", "/api/v1/images/" + image + "/reprocess", BodyPublishers.noBody());
  }

  @Test
  void aSpaceUnderAHoldKeepsItsImages() {
    var image = image();
    var space = Api.json(ada.get("/api/v1/images/" + image)).getString("space");
    var hold = placed("SPACE", space);
    try {
      assertThat(delete(image).statusCode()).isEqualTo(409);
    } finally {
      lift(hold);
    }
    assertThat(delete(image).statusCode()).isEqualTo(204);
  }

  @Test
  void aPersonUnderAHoldDeletesNothingOfTheirs() throws SQLException {
    var image = image();
    var hold = placed("ACCOUNT", digestOf(image));
    try {
      assertThat(delete(image).statusCode()).isEqualTo(409);
    } finally {
      lift(hold);
    }
    assertThat(delete(image).statusCode()).isEqualTo(204);
  }

  /// As it stands in the audit log.
  private static String digestOf(String image) throws SQLException {
    try (var connection = Fovea.database("app");
        var query =
            connection.prepareStatement(
                "select actor from fovea_audit.audit_entry"
                    + " where event = 'ImageUploaded' and details like ?")) {
      query.setString(1, "%" + image + "%");
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }

  @Test
  void aJobPassesOverWhatIsHeld() throws SQLException {
    var upload = ada.createUpload("held.bin", 100).getPath();
    var id = upload.substring(upload.lastIndexOf('/') + 1);
    var hold = placed("SPACE", spaceOf(id));
    idleForADay(id);
    var former = lastRun();
    run();
    Eventually.get(Duration.ofSeconds(90), this::lastRun, last -> !last.equals(former));
    assertThat(known(id)).isTrue();

    lift(hold);
    run();
    Eventually.get(Duration.ofSeconds(90), () -> known(id), there -> !there);
  }

  private void run() {
    assertThat(
            grace
                .send("POST", "/api/v1/admin/retention/UPLOADS", BodyPublishers.noBody())
                .statusCode())
        .isEqualTo(202);
  }

  private String lastRun() {
    return Api.json(grace.get("/api/v1/admin/retention")).getJsonArray("rules").stream()
        .map(JsonValue::asJsonObject)
        .filter(rule -> rule.getString("class").equals("UPLOADS"))
        .map(rule -> rule.getString("lastRun", "never"))
        .findAny()
        .orElseThrow();
  }

  private static void idleForADay(String upload) throws SQLException {
    try (var connection = Fovea.database("app");
        var change =
            connection.prepareStatement(
                "update fovea.upload set last_activity_at = utc_timestamp() - interval 25 hour"
                    + " where public_id = ?")) {
      change.setString(1, upload);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }

  private static String spaceOf(String upload) throws SQLException {
    return one(
        "select s.public_id from fovea.upload u join fovea.space s on s.id = u.space_id"
            + " where u.public_id = ?",
        upload);
  }

  private static boolean known(String upload) {
    try {
      return one("select count(*) from fovea.upload where public_id = ?", upload).equals("1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String one(String sql, String parameter) throws SQLException {
    try (var connection = Fovea.database("app");
        var query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }

  @Test
  void aHoldNeedsANumberOfACaseAndSomethingToHold() {
    assertThat(place("IMAGE", "0".repeat(22), "CASE-1").statusCode()).isEqualTo(404);
    assertThat(place("IMAGE", "no identifier", "CASE-1").statusCode()).isEqualTo(400);
    assertThat(place("ACCOUNT", "f".repeat(63), "CASE-1").statusCode()).isEqualTo(400);
    assertThat(place("IMAGE", image(), "Miss Hammer").statusCode()).isEqualTo(400);
  }
}
