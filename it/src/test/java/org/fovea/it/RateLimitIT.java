package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.it.MatrixPerson.faculty;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A Fovea with small limits, as those meet them who ask too often (D22, S-17).
class RateLimitIT {
  private static final Path SITE_FILE = Path.of("src", "test", "resources", "matrix-site.json");
  private static final int READS = 20;
  private static final int UPLOADS = 4;
  private static final int LOGINS = 6;

  private static StandInFovea fovea;

  @BeforeAll
  static void start() {
    fovea =
        StandInFovea.start(
            "limits",
            SITE_FILE,
            Map.of(
                "FOVEA_RATE_READS", Integer.toString(READS),
                "FOVEA_RATE_CHANGES", "10",
                "FOVEA_RATE_UPLOADS", Integer.toString(UPLOADS),
                "FOVEA_RATE_LOGINS", Integer.toString(LOGINS)));
    fovea.asNobody().contract(); // else whoever asks first would draw on the network's budget
  }

  @AfterAll
  static void stop() {
    fovea.close();
  }

  @Test
  void whoeverAsksTooOftenWaitsAndNobodyElseDoes() throws InterruptedException {
    var reader = fovea.as(faculty("limits-reader"));

    var answers = untilRefused(() -> reader.get("/api/v1/me"));

    assertThat(answers.getFirst().headers().firstValue("RateLimit-Policy"))
        .hasValue("\"reads\";q=20;w=60");
    assertThat(answers.getFirst().headers().firstValue("RateLimit")).hasValue("\"reads\";r=19;t=3");
    assertThat(answers.size())
        .as("and the refusal, and what came back meanwhile")
        .isBetween(READS + 1, READS + 4);
    var refused = answers.getLast();
    assertThat(Api.body(refused).getString("type"))
        .isEqualTo("urn:fovea:problem:too-many-requests");
    long seconds = refused.headers().firstValueAsLong("Retry-After").orElseThrow();
    assertThat(seconds).isBetween(1L, 3L);
    assertThat(fovea.as(faculty("limits-other")).get("/api/v1/me").statusCode()).isEqualTo(200);

    Thread.sleep(Duration.ofSeconds(seconds));
    assertThat(reader.get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void whoHasReadEnoughStillSeesTilesSendsBytesAndHearsNews() throws IOException {
    var person = new SpaceApi(fovea.as(faculty("limits-viewer")));
    person.openAccount();
    var api = person.api();
    var image = api.upload("lily.png", Pictures.png(300, 200));
    var thumbnail = "/api/v1/images/" + image + "/thumbnail";
    Eventually.get(
        Duration.ofMinutes(1), () -> api.get(thumbnail), answer -> answer.statusCode() == 200);
    var upload = api.createUpload("rose.png", 100);
    untilRefused(() -> api.get("/api/v1/images"));

    for (int i = 0; i < 2 * READS; i++) {
      var tile = api.get("/dzi/" + image + "_files/8/0_0.jpg");
      assertThat(tile.statusCode()).isEqualTo(200);
      assertThat(tile.headers().map()).doesNotContainKey("RateLimit");
      assertThat(api.get(thumbnail).statusCode()).isEqualTo(200);
      assertThat(api.patch(upload, i, new byte[1]).statusCode()).isEqualTo(204);
      assertThat(api.offset(upload)).isEqualTo(i + 1);
    }
    var news =
        api.send(BodyHandlers.ofInputStream(), "GET", "/api/v1/me/events", BodyPublishers.noBody());
    news.body().close(); // it has no end
    assertThat(news.statusCode()).isEqualTo(200);
  }

  @Test
  void uploadsThatAreBegunAreCountedForThemselves() {
    var person = new SpaceApi(fovea.as(faculty("limits-uploader")));
    person.openAccount();
    var api = person.api();
    for (int i = 0; i < UPLOADS; i++) {
      api.createUpload(i + ".png", 100);
    }

    var refused =
        api.send(
            "POST",
            "/api/v1/uploads",
            BodyPublishers.noBody(),
            "Tus-Resumable",
            Api.TUS,
            "Upload-Length",
            "100");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Tus-Resumable")).hasValue(Api.TUS);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(800L, 900L); // a quarter of an hour, less what has passed
    assertThat(api.get("/api/v1/uploads").statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverIsNobodySharesTheLimitOfTheirNetwork() {
    var nobody = fovea.asNobody();
    var pretender = Api.withToken(fovea.address(), "not.a.token");
    assertThat(pretender.get("/api/v1/me").statusCode()).isEqualTo(401);

    untilRefused(() -> pretender.get("/api/v1/me"));

    assertThat(nobody.get("/api/v1/openapi.json").statusCode()).isEqualTo(429);
    assertThat(fovea.as(faculty("limits-guest")).get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void aNetworkLogsInOnlySoOftenAndIsToldSoByAPage() {
    var answers = untilRefused(() -> fovea.asNobody().get("/login?return=/account"));

    assertThat(answers).first().extracting(HttpResponse::statusCode).isEqualTo(303);
    assertThat(answers).hasSizeBetween(LOGINS + 1, LOGINS + 3);
    var refused = answers.getLast();
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 10L);
    assertThat(Api.text(refused)).contains("Too many logins at once", "/login?return=%2Faccount");
  }

  /// All answers, the refusal last.
  private static List<HttpResponse<byte[]>> untilRefused(Supplier<HttpResponse<byte[]>> request) {
    List<HttpResponse<byte[]>> answers = new ArrayList<>();
    do {
      answers.add(request.get());
      assertThat(answers).hasSizeLessThan(3 * READS);
    } while (answers.getLast().statusCode() != 429);
    return answers;
  }
}
