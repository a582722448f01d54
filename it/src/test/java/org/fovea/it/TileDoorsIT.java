package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The other doors to one pyramid: Zoomify, XYZ, the whole file, manifests; and who may read from
/// them in a browser.
class TileDoorsIT {
  private static final Api ADA = Api.as("ada");
  private static final int LAST = 11; // level of Deep Zoom; the single tile is level 8
  private static String image = "";

  @BeforeAll
  static void upload() {
    image = ADA.upload("doors.jpg", Pictures.jpeg(1500, 1100));
    assertThat(ADA.settled(image).getString("state")).isEqualTo("READY");
  }

  @Test
  void zoomifyAndXyzHaveTheTilesOfDeepZoom() {
    int number = 0;
    for (int z = 0; z <= LAST - 8; z++) {
      int side = 256 << (LAST - 8 - z);
      for (int y = 0; y * side < 1100; y++) {
        for (int x = 0; x * side < 1500; x++, number++) {
          var tile = ADA.get("/dzi/%s_files/%d/%d_%d.jpg".formatted(image, 8 + z, x, y));
          var zoomify =
              ADA.get(
                  "/zoomify/%s/TileGroup%d/%d-%d-%d.jpg".formatted(image, number / 256, z, x, y));
          var xyz = ADA.get("/xyz/%s/%d/%d/%d".formatted(image, z, x, y));

          assertThat(tile.statusCode()).isEqualTo(200);
          assertThat(zoomify.body()).isEqualTo(tile.body());
          assertThat(xyz.body()).isEqualTo(tile.body());
          assertThat(xyz.headers().firstValue("Content-Type")).hasValue("image/jpeg");
          assertThat(zoomify.headers().firstValue("ETag"))
              .isEqualTo(tile.headers().firstValue("ETag"));
        }
      }
    }
    assertThat(Api.text(ADA.get("/zoomify/" + image + "/ImageProperties.xml")))
        .contains("WIDTH=\"1500\"", "HEIGHT=\"1100\"", "TILESIZE=\"256\"")
        .contains("NUMTILES=\"" + number + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/zoomify/{image}/TileGroup1/0-0-0.jpg", // there, but in another group
        "/zoomify/{image}/TileGroup0/4-0-0.jpg",
        "/zoomify/{image}/TileGroup0/3-6-0.jpg",
        "/zoomify/{image}/TileGroup0/0-0-0.png",
        "/xyz/{image}/4/0/0",
        "/xyz/{image}/3/6/0",
        "/xyz/{image}/3/0/5",
        "/xyz/{image}/0/0/0.jpg",
        "/xyz/{image}/99/0/0"
      })
  void anythingElseIsNotFound(String address) {
    assertThat(ADA.get(address.replace("{image}", image)).statusCode()).isEqualTo(404);
  }

  @Test
  void xyzDescribesItself() {
    var description = Api.json(ADA.get("/xyz/" + image));

    assertThat(description.getInt("maxZoom")).isEqualTo(3);
    assertThat(description.getString("tiles"))
        .isEqualTo(Fovea.ADDRESS + "/xyz/" + image + "/{z}/{x}/{y}");
  }

  @Test
  void thePyramidIsAZipOfADeepZoomFolder() throws IOException {
    var answer = ADA.get("/dzi/" + image + ".szi");
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"doors.szi\"");
    assertThat(names).anyMatch(name -> name.endsWith(".dzi"));
    assertThat(names).anyMatch(name -> name.endsWith("_files/11/5_4.jpg"));
  }

  @Test
  void aRangeOfThePyramidCanBeFetched() {
    var address = "/dzi/" + image + ".szi";
    var whole = ADA.get(address);
    int size = whole.body().length;
    var etag = whole.headers().firstValue("ETag").orElseThrow();

    var middle = ADA.get(address, "Range", "bytes=100-299", "If-Range", etag);
    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(middle.headers().firstValue("Content-Range")).hasValue("bytes 100-299/" + size);
    assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 300));

    var end = ADA.get(address, "Range", "bytes=-22");
    assertThat(end.statusCode()).isEqualTo(206);
    assertThat(end.body()).isEqualTo(Arrays.copyOfRange(whole.body(), size - 22, size));

    var beyond = ADA.get(address, "Range", "bytes=" + size + "-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */" + size);

    var other = ADA.get(address, "Range", "bytes=0-9", "If-Range", "\"another\"");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).hasSize(size);
    assertThat(ADA.get(address, "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @Test
  void aManifestShowsTheImage() {
    var manifest = document("/iiif/presentation/3/" + image + "/manifest");
    var canvas = manifest.getJsonArray("items").getJsonObject(0);
    var body =
        canvas
            .getJsonArray("items")
            .getJsonObject(0)
            .getJsonArray("items")
            .getJsonObject(0)
            .getJsonObject("body");

    assertThat(manifest.getString("type")).isEqualTo("Manifest");
    assertThat(manifest.getString("id"))
        .isEqualTo(Fovea.ADDRESS + "/iiif/presentation/3/" + image + "/manifest");
    assertThat(manifest.getJsonObject("label").toString()).contains("doors");
    assertThat(canvas.getInt("width")).isEqualTo(1500);
    assertThat(body.getJsonArray("service").getJsonObject(0).getString("id"))
        .isEqualTo(Fovea.ADDRESS + "/iiif/3/" + image);
    for (var picture :
        List.of(
            body.getString("id"),
            manifest.getJsonArray("thumbnail").getJsonObject(0).getString("id"))) {
      assertThat(ADA.get(picture.substring(Fovea.ADDRESS.toString().length())).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aSpaceIsACollectionOfManifestsInPages() {
    var space = ADA.image(image).getString("space");
    var address = "/iiif/presentation/3/" + space + "/collection";
    List<String> members = new ArrayList<>();
    var next = address;
    int pages = 0;
    while (!next.isEmpty() && pages < 100) {
      var page = document(next);
      pages++;
      next = "";
      for (var item : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
        var path = item.getString("id").substring(Fovea.ADDRESS.toString().length());
        if (item.getString("type").equals("Manifest")) {
          members.add(path);
        } else {
          next = path;
        }
      }
    }
    assertThat(members).doesNotHaveDuplicates();
    assertThat(members).contains("/iiif/presentation/3/" + image + "/manifest");
  }

  @ParameterizedTest
  @CsvSource({
    "/dzi/{image}.dzi",
    "/dzi/{image}_files/8/0_0.jpg",
    "/dzi/{image}.szi",
    "/xyz/{image}/0/0/0",
    "/iiif/3/{image}/info.json",
    "/zoomify/{image}/ImageProperties.xml",
    "/iiif/presentation/3/{image}/manifest"
  })
  void otherSitesReadWithATokenAndNeverWithACookie(String form) {
    var address = form.replace("{image}", image);
    var bearer = ADA.get(address, "Origin", "https://viewer.example");
    assertThat(bearer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(bearer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();

    for (var origin : List.of("https://viewer.example", "null", Fovea.ADDRESS + ".evil.example")) {
      var cookie =
          Api.asNobody().get(address, "Origin", origin, "Cookie", "JSESSIONID=any-session");
      assertThat(cookie.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void theQuestionBeforeARequestTellsNothing() {
    var there = preflight("/iiif/3/" + image + "/info.json");
    var absent = preflight("/iiif/3/" + "0".repeat(22) + "/info.json");

    assertThat(there).isEqualTo(absent);
    assertThat(there).contains("204", "authorization", "[*]");
  }

  private static String preflight(String address) {
    var answer =
        Api.asNobody()
            .send(
                "OPTIONS",
                address,
                BodyPublishers.noBody(),
                "Origin",
                "https://viewer.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization");
    var headers = new java.util.TreeMap<>(answer.headers().map());
    headers.remove("date");
    return (answer.statusCode() + " " + headers).toLowerCase(java.util.Locale.ROOT);
  }

  private static JsonObject document(String address) {
    return Api.json(ADA.get(address, "Accept", "application/json"));
  }
}
