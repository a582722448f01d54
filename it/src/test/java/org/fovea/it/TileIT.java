package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tiles and descriptors, and who gets them.
class TileIT {
  private static final Api ADA = Api.as("ada");
  private static String image = "";

  @BeforeAll
  static void upload() {
    image = ADA.upload("tiles.jpg", Pictures.jpeg(700, 500));
    assertThat(ADA.settled(image).getString("state")).isEqualTo("READY");
  }

  @Test
  void theDescriptorTellsTheSize() {
    var answer = ADA.get("/dzi/" + image + ".dzi");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/xml");
    assertThat(Api.text(answer)).contains("Width=\"700\"", "Height=\"500\"", "TileSize=\"256\"");
  }

  @Test
  void everyTileOfTheLargestLevelIsAPictureOfItsSize() throws IOException {
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        var tile = ADA.get("/dzi/" + image + "_files/10/" + column + "_" + row + ".jpg");
        assertThat(tile.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        var picture = ImageIO.read(new ByteArrayInputStream(tile.body()));
        assertThat(picture.getWidth()).isEqualTo(column == 2 ? 700 - 512 : 256);
        assertThat(picture.getHeight()).isEqualTo(row == 1 ? 500 - 256 : 256);
      }
    }
  }

  @Test
  void aPrivateTileIsAskedForEachTimeAndSentOnce() {
    var first = ADA.get("/dzi/" + image + "_files/8/0_0.jpg");
    var etag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();

    var again = ADA.get("/dzi/" + image + "_files/8/0_0.jpg", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void strangersAndVisitorsLearnNothing() {
    var etag = ADA.get("/dzi/" + image + ".dzi").headers().firstValue("ETag").orElseThrow();
    for (var stranger : new Api[] {Api.as("emmy"), Api.asNobody()}) {
      for (var address :
          new String[] {".dzi", "_files/8/0_0.jpg", "_files/10/0_0.jpg", "_files/99/0_0.jpg"}) {
        var there = stranger.get("/dzi/" + image + address, "If-None-Match", etag);
        var absent = stranger.get("/dzi/" + "0".repeat(22) + address);
        assertThat(there.statusCode()).isEqualTo(404);
        assertThat(there.body()).isEqualTo(absent.body());
        assertThat(there.headers().map().keySet()).isEqualTo(absent.headers().map().keySet());
      }
    }
    assertThat(Api.as("emmy").get("/api/v1/images/" + image).statusCode()).isEqualTo(404);
    assertThat(Api.asNobody().get("/api/v1/images/" + image).statusCode()).isEqualTo(401);
    assertThat(Api.asNobody().get("/api/v1/images/" + "0".repeat(22)).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_files/10/3_0.jpg",
        "_files/10/0_2.jpg",
        "_files/11/0_0.jpg",
        "_files/10/0_0.png",
        "_files/10/-1_0.jpg",
        "_files/10/0_0.jpg%00",
        "_files/10/%2e%2e%2f0_0.jpg",
        "_files/..%2f..%2fetc/passwd",
        "_files/1e1/0_0.jpg",
        "_files/10/99999999_0.jpg",
        "_files/10/0_0.svg",
        "-0.dzi"
      })
  void anythingOutsideThePyramidIsNotFound(String address) {
    assertThat(ADA.get("/dzi/" + image + address).statusCode()).isEqualTo(404);
  }

  @Test
  void aThumbnailIsSmall() throws IOException {
    var answer = ADA.get("/api/v1/images/" + image + "/thumbnail");

    var picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(picture.getWidth()).isEqualTo(175);
    assertThat(picture.getHeight()).isEqualTo(125);
  }

  @Test
  void aDamagedFileFailsInWordsAndCanStillBeFetched() {
    byte[] whole = Pictures.png(400, 400);
    byte[] damaged = java.util.Arrays.copyOf(whole, whole.length / 2);
    var id = ADA.upload("damaged.png", damaged);

    var failed = ADA.settled(id);
    assertThat(failed.getString("state")).isEqualTo("FAILED");
    assertThat(failed.getString("failureReason")).isNotBlank().doesNotContain("Exception");
    var descriptor = ADA.get("/dzi/" + id + ".dzi");
    assertThat(descriptor.statusCode()).isEqualTo(409);
    assertThat(Api.body(descriptor).getString("state")).isEqualTo("FAILED");
    assertThat(ADA.get("/api/v1/images/" + id + "/original").body()).isEqualTo(damaged);

    var retry = ADA.send("POST", "/api/v1/images/" + id + "/retry", BodyPublishers.noBody());
    assertThat(retry.statusCode()).isEqualTo(202);
    assertThat(ADA.settled(id).getString("state")).isEqualTo("FAILED");
  }

  @Test
  void aDeletedImageIsGoneWithItsFiles() {
    var id = ADA.upload("deleted.png", Pictures.png(50, 50));
    ADA.settled(id);

    var deleted = ADA.send("DELETE", "/api/v1/images/" + id, BodyPublishers.noBody());
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(ADA.get("/dzi/" + id + ".dzi").statusCode()).isEqualTo(404);
    assertThat(ADA.get("/dzi/" + id + "_files/0/0_0.jpg").statusCode()).isEqualTo(404);
    assertThat(StoredFiles.named(Fovea.HOME.resolve("store"), id)).isEmpty();
  }

  @Test
  void aRangeOfTheOriginalCanBeFetched() {
    var answer = ADA.get("/api/v1/images/" + image + "/original", "Range", "bytes=2-5");
    byte[] whole = ADA.get("/api/v1/images/" + image + "/original").body();

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes 2-5/" + whole.length);
    assertThat(answer.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 2, 6));
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'");
  }
}
