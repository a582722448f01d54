package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an image's file says of a person: its uploader sees it and may remove it from the original;
/// others see what is not personal.
@ExtendWith(EstateOfTests.class)
class ImageMetadataIT {
  private static final Map<String, String> MARKS =
      MarkedPicture.read("/org/fovea/launcher/scan/picture-canaries.txt");

  /// Those that stand in the file as text.
  private static final List<String> TEXTS =
      List.of(
          "artist",
          "camera owner",
          "camera serial number",
          "lens serial number",
          "XMP creator",
          "IPTC by-line");

  @Test
  void theUploaderSeesAllAndOthersWhatIsShared(Estate estate) throws Exception {
    var owner = estate.newcomer("photographer");
    var team = owner.space("TEAM", "Pictures with positions");
    var viewer = estate.newcomer("viewer-of-metadata");
    viewer.accept(owner.invite(team, "VIEWER").getString("token"));
    var image = owner.upload(team, "", MarkedPicture.jpeg(600, 400));
    owner.api().settled(image);

    var all = metadata(owner.api(), image);
    var shared = metadata(viewer.api(), image);

    assertThat(all.getBoolean("read")).isTrue();
    assertThat(all.getBoolean("whole")).isTrue();
    assertThat(all.getBoolean("strippable")).isTrue();
    for (var kind : TEXTS) {
      assertThat(entries(all))
          .as(kind)
          .anyMatch(entry ->
              entry.getString("value").contains(mark(kind)) && entry.getBoolean("personal"));
    }
    assertThat(shared.getBoolean("whole")).isFalse();
    assertThat(entries(shared)).isNotEmpty().noneMatch(entry -> entry.getBoolean("personal"));
    assertThat(entries(all)).containsAll(entries(shared));
    assertThat(MARKS.values()).noneMatch(shared.toString()::contains);
    assertThat(owner.api().image(image).toString()).doesNotContain(mark("artist"));
    var strip = strip(viewer.api(), image);
    assertThat(strip.statusCode()).isEqualTo(403);
    assertThat(text(original(owner.api(), image))).contains(mark("artist"));
  }

  @Test
  void theUploaderRemovesItForGoodAndThePyramidStays() throws Exception {
    var ada = Api.as("ada");
    var picture = MarkedPicture.jpeg(900, 700);
    var image = ada.upload("marked.jpg", picture);
    var before = ada.settled(image);
    var copyBefore = original(ada, image);
    var tile = "/dzi/" + image + "_files/10/0_0.jpg";
    var tileBefore = ada.get(tile);

    var answer = strip(ada, image);

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    var copy = original(ada, image);
    assertThat(MARKS.values()).noneMatch(text(copy)::contains);
    assertThat(copy.body()).hasSizeLessThan(picture.length);
    var after = ada.image(image);
    assertThat(after.getString("sha256"))
        .isEqualTo(sha256(copy.body()))
        .isNotEqualTo(before.getString("sha256"));
    assertThat(after.getInt("sizeBytes")).isEqualTo(copy.body().length);
    assertThat(after.getString("state")).isEqualTo("READY");
    assertThat(etag(copy)).isNotEqualTo(etag(copyBefore));
    var tileAfter = ada.get(tile);
    assertThat(tileAfter.body()).isEqualTo(tileBefore.body());
    assertThat(etag(tileAfter)).isEqualTo(etag(tileBefore));
    assertThat(entries(metadata(ada, image)))
        .isNotEmpty()
        .noneMatch(entry -> entry.getBoolean("personal"));
    assertThat(StoredFiles.named(Fovea.HOME.resolve("store"), image + ".original")).isEmpty();
    assertThat(StoredFiles.named(Fovea.HOME.resolve("store/originals"), image)).hasSize(1);
  }

  @Test
  void whyAFileCannotBeStrippedIsToldInWords(Estate estate) {
    var owner = estate.newcomer("keeper-of-gif");
    var space = owner.openAccount();
    var image = owner.upload(space, "", "GIF89a no picture".getBytes(StandardCharsets.UTF_8));
    owner.api().settled(image);

    var answer = strip(owner.api(), image);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Api.body(answer).getString("type")).containsAnyOf("not-strippable", "unknown");
    assertThat(original(owner.api(), image).statusCode()).isEqualTo(200);
  }

  private static JsonObject metadata(Api person, String image) {
    return Api.json(person.get("/api/v1/images/" + image + "/metadata"));
  }

  private static List<JsonObject> entries(JsonObject metadata) {
    return metadata.getJsonArray("entries").getValuesAs(JsonObject.class);
  }

  private static HttpResponse<byte[]> original(Api person, String image) {
    return person.get("/api/v1/images/" + image + "/original");
  }

  private static HttpResponse<byte[]> strip(Api person, String image) {
    return person.send("POST", "/api/v1/images/" + image + "/strip", BodyPublishers.noBody());
  }

  private static String etag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static String mark(String kind) {
    return Objects.requireNonNull(MARKS.get(kind), kind);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.ISO_8859_1);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
