package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pyramids that are made anew from their originals, while people look at them.
class ReprocessIT {
  private static final Api ADA = Api.as("ada");
  private static final Api GRACE = Api.as("grace");
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration MEMORY = Duration.ofSeconds(2); // longer than any of the server's

  @Test
  void tilesAreServedWithoutAPauseUntilThereAreNewOnes() throws IOException {
    var image = image(6000, 4000);
    var tile = tile(image, 12);
    var before = ADA.get(tile);

    assertThat(reprocess(image).statusCode()).isEqualTo(202);
    assertThat(reprocess(image).statusCode()).as("once more is harmless").isEqualTo(202);

    long end = System.nanoTime() + LIMIT.toNanos();
    var answer = before;
    while (etag(answer).equals(etag(before))) {
      assertThat(System.nanoTime()).isLessThan(end);
      answer = asServed(tile, before);
      assertThat(ADA.image(image).getString("state")).isEqualTo("READY");
    }
    long calm = System.nanoTime() + MEMORY.toNanos();
    while (System.nanoTime() < calm) {
      asServed(tile, before);
    }
    assertThat(ADA.get(tile, "If-None-Match", etag(before)).statusCode()).isEqualTo(200);
    assertThat(ADA.get(tile, "If-None-Match", etag(answer)).statusCode()).isEqualTo(304);
    assertThat(ADA.image(image).getInt("progressPercent")).isEqualTo(100);

    var former = pyramids(image).stream().filter(file -> file.endsWith(image + ".1.szi")).toList();
    assertThat(former).as("some node may still give it out").hasSize(1);
    assertThat(pyramids(image)).hasSize(2);
    Files.setLastModifiedTime(
        former.getFirst(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    GRACE.send("POST", "/api/v1/admin/retention/ORPHAN_FILES", BodyPublishers.noBody());
    Eventually.get(LIMIT, () -> pyramids(image).size(), left -> left == 1);
    asServed(tile, before);
  }

  @Test
  void anAttemptThatFailsLeavesTheImageAsItWas() throws IOException {
    var image = image(700, 500);
    var tile = tile(image, 8);
    var before = ADA.get(tile);
    var original = StoredFiles.named(Fovea.HOME.resolve("store/originals"), image).getFirst();
    var whole = Files.readAllBytes(original);
    Files.write(original, "no picture any more".getBytes(StandardCharsets.UTF_8));

    reprocess(image);

    var failed = Eventually.get(LIMIT, () -> ADA.image(image), i -> i.containsKey("failureReason"));
    assertThat(failed.getString("state")).isEqualTo("READY");
    assertThat(etag(asServed(tile, before))).isEqualTo(etag(before));
    assertThat(pyramids(image)).hasSize(1);

    Files.write(original, whole);
    reprocess(image);
    Eventually.get(LIMIT, () -> etag(ADA.get(tile)), tag -> !tag.equals(etag(before)));
    assertThat(ADA.image(image)).doesNotContainKey("failureReason");
    asServed(tile, before);
  }

  @Test
  void whatIsDeletedMeanwhileIsGone() {
    var image = image(3000, 2000);
    reprocess(image);

    var deleted = ADA.send("DELETE", "/api/v1/images/" + image, BodyPublishers.noBody());

    assertThat(deleted.statusCode()).isEqualTo(204);
    var store = Fovea.HOME.resolve("store");
    Eventually.get(LIMIT, () -> StoredFiles.named(store, image), List::isEmpty);
  }

  @Test
  void aFailedImageIsTriedAgain() {
    var image = ADA.upload("broken.png", "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(ADA.settled(image).getString("state")).isEqualTo("FAILED");

    var answer = reprocess(image);

    assertThat(Api.body(answer).getString("state")).isIn("PENDING", "PROCESSING");
    assertThat(ADA.settled(image).getString("state")).isEqualTo("FAILED");
  }

  @Test
  void whatWasRemovedFromTheOriginalStaysSaid() {
    var image = ADA.upload("marked.jpg", MarkedPicture.jpeg(1200, 900));
    ADA.settled(image);
    var tile = tile(image, 8);
    var before = ADA.get(tile);
    var path = "/api/v1/images/" + image;
    var stripped = ADA.send("POST", path + "/strip", BodyPublishers.noBody());
    assertThat(Api.body(stripped).getJsonObject("removed")).isNotEmpty();

    reprocess(image);

    Eventually.get(LIMIT, () -> etag(ADA.get(tile)), tag -> !tag.equals(etag(before)));
    assertThat(Api.json(ADA.get(path + "/metadata")).getJsonObject("removed"))
        .isEqualTo(Api.body(stripped).getJsonObject("removed"));
  }

  private static String image(int width, int height) {
    var image = ADA.upload("anew.jpg", Pictures.jpeg(width, height));
    assertThat(ADA.settled(image).getString("state")).isEqualTo("READY");
    return image;
  }

  private static HttpResponse<byte[]> reprocess(String image) {
    return ADA.send("POST", "/api/v1/images/" + image + "/reprocess", BodyPublishers.noBody());
  }

  private static String tile(String image, int level) {
    return "/dzi/" + image + "_files/" + level + "/0_0.jpg";
  }

  /// The tile, which is the same as before: the original and the engine are.
  private static HttpResponse<byte[]> asServed(String tile, HttpResponse<byte[]> before) {
    var answer = ADA.get(tile);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(before.body());
    return answer;
  }

  private static String etag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static List<Path> pyramids(String image) {
    return StoredFiles.named(Fovea.HOME.resolve("store/pyramids"), image);
  }
}
