package org.fovea.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// IIIF Image API 3.0 over the pyramid of one image. The public validator does the rest: see
/// `bench/iiif-validator`.
class IiifIT {
  private static final Api ADA = Api.as("ada");
  private static final int SAMPLES = 200;
  private static String image = "";
  private static String service = "";

  @BeforeAll
  static void upload() {
    image = ADA.upload("iiif.jpg", Pictures.jpeg(1500, 1100));
    assertThat(ADA.settled(image).getString("state")).isEqualTo("READY");
    service = "/iiif/3/" + image;
  }

  @Test
  void theImageLeadsToWhatIsKnownOfIt() {
    var answer = ADA.get(service);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue(Fovea.ADDRESS + service + "/info.json");
  }

  @Test
  void infoTellsSizesAndTiles() {
    var answer = ADA.get(service + "/info.json");
    var info = info();

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"");
    assertThat(info.getString("id")).isEqualTo(Fovea.ADDRESS + service);
    assertThat(info.getString("profile")).isEqualTo("level2");
    assertThat(info.getInt("width")).isEqualTo(1500);
    assertThat(info.getInt("height")).isEqualTo(1100);
    var tiles = info.getJsonArray("tiles").getJsonObject(0);
    assertThat(tiles.getInt("width")).isEqualTo(256);
    assertThat(tiles.getJsonArray("scaleFactors")).hasToString("[1,2,4,8]");
    assertThat(info.getJsonArray("sizes").getLast().asJsonObject().getInt("width")).isEqualTo(1500);
    assertThat(info.getInt("maxArea")).isEqualTo(10_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json    | application/json",
        "application/ld+json | application/ld+json",
        "*/*                 | application/ld+json",
        "text/html           | application/ld+json"
      })
  void theTypeIsNegotiated(String accepted, String type) {
    var answer = ADA.get(service + "/info.json", "Accept", accepted);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Accept");
  }

  /// Every tile that `info.json` offers is the stored one, byte by byte.
  @Test
  void viewersLearnHowLargeAPixelIsIfTheFileTells() {
    var picture = Pictures.jpeg(300, 200);
    assertThat(new String(picture, 6, 4, US_ASCII)).isEqualTo("JFIF");
    ByteBuffer.wrap(picture, 13, 5).put((byte) 2).putShort((short) 40_000).putShort((short) 40_000);
    var sized = ADA.upload("sized.jpg", picture); // 40,000 pixels a centimetre
    ADA.settled(sized);

    var info = Api.json(ADA.get("/iiif/3/" + sized + "/info.json", "Accept", "application/json"));

    var scale = info.getJsonArray("service").getJsonObject(0);
    assertThat(scale.getString("profile")).isEqualTo("http://iiif.io/api/annex/services/physdim");
    assertThat(scale.getJsonNumber("physicalScale").doubleValue())
        .isCloseTo(0.00025, within(1e-12));
    assertThat(scale.getString("physicalUnits")).isEqualTo("mm");
    assertThat(info()).doesNotContainKey("service");
    var metadata = Api.json(ADA.get("/api/v1/images/" + sized + "/metadata"));
    assertThat(metadata.getJsonObject("pixelSize").getString("origin")).isEqualTo("JFIF");
  }

  @Test
  void tilesAreThoseOfThePyramid() {
    int level = 11;
    for (int factor = 1; factor <= 8; factor *= 2, level--) {
      int side = 256 * factor;
      for (int y = 0; y * side < 1100; y++) {
        for (int x = 0; x * side < 1500; x++) {
          int w = Math.min(side, 1500 - x * side);
          int h = Math.min(side, 1100 - y * side);
          var address =
              "%s/%d,%d,%d,%d/%d,%d/0/default.jpg"
                  .formatted(
                      service,
                      x * side,
                      y * side,
                      w,
                      h,
                      Math.ceilDiv(w, factor),
                      Math.ceilDiv(h, factor));
          var tile = "/dzi/%s_files/%d/%d_%d.jpg".formatted(image, level, x, y);
          assertThat(ADA.get(address).body()).as(address).isEqualTo(ADA.get(tile).body());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "full/max/0/default.jpg         | 1500 | 1100",
        "full/!400,400/0/default.jpg    | 400  | 293",
        "full/150,/90/gray.png          | 110  | 150",
        "square/pct:10/0/bitonal.png    | 110  | 110",
        "100,50,301,203/max/!0/color.jpg | 301 | 203",
        "pct:25,25,50,50/max/0/color.jpg | 750 | 550",
        "0,0,10,10/%5E300,/0/default.png | 300 | 300",
        "1490,1090,500,500/max/0/default.png | 10 | 10",
        "full/200,100/45/default.png    | 213  | 213"
      })
  void picturesHaveTheirSize(String parameters, int width, int height) throws IOException {
    var answer = ADA.get(service + "/" + parameters);
    var picture = picture(answer);

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue(parameters.endsWith("png") ? "image/png" : "image/jpeg");
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @Test
  void aPictureShowsWhatTheTilesShow() throws IOException {
    var part = picture(ADA.get(service + "/200,200,400,300/max/0/default.png"));
    for (int[] at : new int[][] {{10, 10}, {200, 150}, {390, 290}}) {
      int column = (200 + at[0]) / 256;
      int row = (200 + at[1]) / 256;
      var tile = picture(ADA.get("/dzi/%s_files/11/%d_%d.jpg".formatted(image, column, row)));
      int shown = tile.getRGB(200 + at[0] - column * 256, 200 + at[1] - row * 256);
      assertThat(distance(part.getRGB(at[0], at[1]), shown)).isLessThan(8);
    }
  }

  @Test
  void webpIsMadeWhereTheEngineCan() {
    var answer = ADA.get(service + "/0,0,99,99/max/0/default.webp");
    boolean told = String.valueOf(info().get("extraFormats")).contains("webp");

    assertThat(answer.statusCode()).isEqualTo(told ? 200 : 501);
    if (told) {
      assertThat(new String(answer.body(), 8, 4, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("WEBP");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "full/max/0/default.tif, 501",
    "full/max/0/default.jp2, 501",
    "full/max/0/default.bmp, 400",
    "full/max/0/grey.jpg, 400",
    "full/full/0/default.jpg, 400",
    "full/max/361/default.jpg, 400",
    "full/1501%2C/0/default.jpg, 400",
    "full/%5E5001%2C/0/default.jpg, 400",
    "1500%2C0%2C1%2C1/max/0/default.jpg, 400",
    "full/max;a=b/0/default.jpg, 400",
    "full/max/0/default, 404",
    "full/max/0, 404",
    "info.xml, 404"
  })
  void refusalsHaveTheirStatus(String parameters, int status) {
    var answer = ADA.get(service + "/" + parameters);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  /// Whether an address is malformed does not depend on what is there; all else does.
  @Test
  void strangersLearnNothing() {
    var hidden = service;
    var absent = "/iiif/3/" + "0".repeat(22);
    for (var parameters :
        List.of(
            "",
            "/info.json",
            "/full/max/0/default.jpg",
            "/full/99999,/0/default.jpg",
            "/full/max/0/default.webp",
            "/full/nonsense/0/default.jpg",
            "/full/max/0/default.gif")) {
      for (var stranger : List.of(Api.as("emmy"), Api.asNobody())) {
        var there = stranger.get(hidden + parameters);
        var not = stranger.get(absent + parameters);
        assertThat(there.statusCode()).isGreaterThanOrEqualTo(400).isEqualTo(not.statusCode());
        assertThat(there.body()).isEqualTo(not.body());
        assertThat(there.headers().map().keySet()).isEqualTo(not.headers().map().keySet());
      }
    }
  }

  @Test
  void theCanonicalAddressAndTheProfileAreLinked() {
    var link =
        ADA.get(service + "/0,0,1500,1100/pct:50/360/color.jpg").headers().firstValue("Link");

    assertThat(link)
        .hasValue(
            "<%s%s/full/750,550/0/default.jpg>;rel=\"canonical\", <%s>;rel=\"profile\""
                .formatted(Fovea.ADDRESS, service, "http://iiif.io/api/image/3/level2.json"));
  }

  @Test
  void aPictureIsAskedForEachTimeAndMadeOnce() {
    var address = service + "/full/300,/10/default.jpg";
    var first = ADA.get(address);
    var etag = first.headers().firstValue("ETag").orElseThrow();
    var again = ADA.get(address, "If-None-Match", etag);

    assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("Link")).isEqualTo(first.headers().firstValue("Link"));
  }

  /// Many ask at once: each gets a picture or is told to come again, and the server goes on.
  @Test
  void aFloodIsTurnedAwayPolitely() throws Exception {
    Callable<HttpResponse<byte[]>> large = () -> ADA.get(service + "/full/%5E3500,/33/default.png");
    try (var clients = Executors.newFixedThreadPool(24)) {
      var answers = clients.invokeAll(java.util.Collections.nCopies(24, large));
      int made = 0;
      for (var answer : answers) {
        int status = answer.get().statusCode();
        assertThat(status).isIn(200, 503);
        made += status == 200 ? 1 : 0;
        if (status == 503) {
          assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
        }
      }
      System.out.println("iiif: " + made + " of 24 large pictures at once were made");
      assertThat(made).isPositive();
    }
    assertThat(ADA.get(service + "/full/100,/1/default.jpg").statusCode()).isEqualTo(200);
  }

  /// A renderer that dies is replaced, and nobody notices.
  @Test
  void aDeadRendererIsReplaced() {
    var address = service + "/7,7,70,70/max/0/default.jpg";
    assertThat(ADA.get(address).statusCode()).isEqualTo(200);
    var renderers = renderers();
    assertThat(renderers).isNotEmpty();

    renderers.forEach(ProcessHandle::destroyForcibly);
    renderers.forEach(renderer -> renderer.onExit().join());

    assertThat(ADA.get(address).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored", "made"})
  void theTimeOfARegion(String kind) {
    var nanos = new long[SAMPLES];
    for (int i = -20; i < SAMPLES; i++) {
      int x = kind.equals("made") ? (i + 20) * 4 : 512;
      var size = kind.equals("made") ? "512,512" : "256,256";
      long begin = System.nanoTime();
      var answer = ADA.get("%s/%d,512,%s/max/0/default.jpg".formatted(service, x, size));
      assertThat(answer.statusCode()).isEqualTo(200);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "iiif: a region that is %s takes %.1f ms (median of %d), %.1f ms (95 %%)%n",
        kind, nanos[SAMPLES / 2] / 1e6, SAMPLES, nanos[SAMPLES * 95 / 100] / 1e6);
    assertThat(nanos[SAMPLES / 2]).isLessThan(1_000_000_000L);
  }

  private static List<ProcessHandle> renderers() {
    return Fovea.serverProcess()
        .descendants()
        .filter(child ->
            child
                .info()
                .arguments()
                .map(words -> Arrays.asList(words).getLast())
                .equals(java.util.Optional.of("render")))
        .toList();
  }

  private static JsonObject info() {
    return Api.json(ADA.get(service + "/info.json", "Accept", "application/json"));
  }

  private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static int distance(int one, int other) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
    }
    return most;
  }
}
