package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever uploads a file may want what is personal removed before anything is made of it: nobody
/// else ever gets it as it came.
@ExtendWith(EstateOfTests.class)
class StripAtUploadIT {
  private static final Map<String, String> MARKS =
      MarkedPicture.read("/org/fovea/launcher/scan/picture-canaries.txt");

  /// One pixel, in a format from which nothing can be removed.
  private static final byte[] GIF =
      HexFormat.of()
          .parseHex("47494638396101000100800000ffffff0000002c00000000010001000002024401003b");

  @Test
  void itIsDoneBeforeTheImageIsReadyAndTheImageTellsWhatWent() throws Exception {
    var ada = Api.as("ada");
    var picture = MarkedPicture.jpeg(900, 700);

    var image = upload(ada, picture, Map.of("strip", "1", "sha256", sha256(picture)));
    var ready = ada.settled(image);

    assertThat(ready.getString("state")).isEqualTo("READY");
    assertThat(ready.containsKey("stripWanted")).isFalse();
    var copy = original(ada, image);
    assertThat(MARKS.values()).noneMatch(text(copy)::contains);
    assertThat(ready.getString("sha256"))
        .isEqualTo(sha256(copy.body()))
        .isNotEqualTo(sha256(picture));
    assertThat(ready.getInt("sizeBytes")).isEqualTo(copy.body().length);
    var metadata = metadata(ada, image);
    assertThat(MARKS.values()).noneMatch(metadata.toString()::contains);
    assertThat(metadata.getJsonObject("removed"))
        .containsKeys("position", "person", "serial_number");
    assertThat(StoredFiles.named(Fovea.HOME.resolve("store/originals"), image)).hasSize(1);
    assertThat(ada.get("/dzi/" + image + "_files/10/0_0.jpg").statusCode()).isEqualTo(200);
  }

  @Test
  void theDigestIsThatOfTheBytesThatCame() throws Exception {
    var picture = MarkedPicture.jpeg(60, 40);
    var ada = Api.as("ada");
    var wrong = Map.of("filename", "marked.jpg", "strip", "1", "sha256", sha256(GIF));

    var answer = ada.patch(ada.createUpload(picture.length, wrong), 0, picture);

    assertThat(answer.statusCode()).isEqualTo(460);
  }

  @Test
  void whatCannotBeStrippedIsNobodyElsesUntilTheUploaderDecides(Estate estate) {
    var owner = estate.newcomer("keeper-of-secrets");
    var team = owner.space("TEAM", "Files that cannot be stripped");
    var manager = estate.newcomer("manager-of-files");
    manager.accept(owner.invite(team, "MANAGER").getString("token"));
    var image = upload(owner.api(), GIF, Map.of("strip", "true", "space", team));

    var failed = owner.api().settled(image);

    assertThat(failed.getString("state")).isEqualTo("FAILED");
    assertThat(failed.getString("failureReason")).contains("You asked", "not possible", "GIF");
    assertThat(failed.getBoolean("stripWanted")).isTrue();
    assertThat(text(original(manager.api(), image))).contains("to-be-stripped");
    assertThat(metadata(manager.api(), image).getBoolean("whole")).isFalse();
    assertThat(post(manager.api(), image, "keep")).isEqualTo(403);
    assertThat(post(manager.api(), image, "retry")).isEqualTo(202);
    assertThat(owner.api().settled(image).getString("state")).isEqualTo("FAILED");
    assertThat(original(owner.api(), image).body()).isEqualTo(GIF);

    assertThat(post(owner.api(), image, "keep")).isEqualTo(202);

    assertThat(owner.api().settled(image).getString("state")).isEqualTo("READY");
    assertThat(original(manager.api(), image).body()).isEqualTo(GIF);
    assertThat(post(owner.api(), image, "keep")).isEqualTo(409);
  }

  @Test
  void whoeverAsksForItInOtherWordsIsToldSo() {
    var answer =
        Api.as("ada")
            .send(
                "POST",
                "/api/v1/uploads",
                BodyPublishers.noBody(),
                "Tus-Resumable",
                Api.TUS,
                "Upload-Length",
                "10",
                "Upload-Metadata",
                "strip " + Api.base64("yes"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer)).contains("strip is 1 or 0");
  }

  /// As a kill leaves it between the rename of the copy and the end of the transaction: the copy is
  /// there and counts for nothing, and another was being made.
  @Test
  void aKillBeforeTheCopyCountsIsHarmless() throws Exception {
    var ada = Api.as("ada");
    var image = upload(ada, MarkedPicture.jpeg(300, 200), Map.of());
    ada.settled(image);
    var file = only(image);
    var half = Files.write(sibling(file, image + ".1.original"), new byte[] {1, 2, 3});
    queueAgain(image, true);

    var ready = ada.settled(image);

    assertThat(ready.getString("state")).isEqualTo("READY");
    assertThat(MARKS.values()).noneMatch(text(original(ada, image))::contains);
    assertThat(only(image)).isEqualTo(half);
    assertThat(ready.getString("sha256")).isEqualTo(sha256(Files.readAllBytes(half)));
  }

  /// As a kill leaves it just after the transaction: the file as it came is still there.
  @Test
  void aKillBeforeTheFileAsItCameIsDeletedIsMadeGoodByTheJob() throws Exception {
    var ada = Api.as("ada");
    var picture = MarkedPicture.jpeg(300, 200);
    var image = upload(ada, picture, Map.of("strip", "1"));
    ada.settled(image);
    var copy = only(image);
    Files.write(sibling(copy, image + ".original"), picture);
    queueAgain(image, false);

    assertThat(ada.settled(image).getString("state")).isEqualTo("READY");

    assertThat(only(image)).isEqualTo(copy);
  }

  /// Only while no worker has the job.
  private static void queueAgain(String image, boolean strip) throws SQLException {
    try (var connection = Fovea.database("app");
        var change =
            connection.prepareStatement(
                "update fovea.pyramid_job j join fovea.image i on i.id = j.image_id"
                    + " set j.state = 'QUEUED', j.attempts = 0, i.state = 'PENDING',"
                    + " i.strip_wanted = ? where i.public_id = ?")) {
      change.setBoolean(1, strip);
      change.setString(2, image);
      assertThat(change.executeUpdate()).isEqualTo(2);
    }
  }

  private static Path only(String image) {
    var files = StoredFiles.named(Fovea.HOME.resolve("store/originals"), image);
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  private static Path sibling(Path file, String name) throws IOException {
    return file.toRealPath().resolveSibling(name);
  }

  private static String upload(Api person, byte[] file, Map<String, String> more) {
    Map<String, String> metadata = new HashMap<>(more);
    metadata.put("filename", "marked.bin");
    var answer = person.patch(person.createUpload(file.length, metadata), 0, file);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(204);
    return answer.headers().firstValue("Fovea-Image").orElseThrow();
  }

  private static int post(Api person, String image, String act) {
    return person
        .send("POST", "/api/v1/images/" + image + "/" + act, BodyPublishers.noBody())
        .statusCode();
  }

  private static JsonObject metadata(Api person, String image) {
    return Api.json(person.get("/api/v1/images/" + image + "/metadata"));
  }

  private static HttpResponse<byte[]> original(Api person, String image) {
    return person.get("/api/v1/images/" + image + "/original");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.ISO_8859_1);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
