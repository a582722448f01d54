package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// People see all that is held of them and take it along: what they download is opened and proved.
@ExtendWith(EstateOfTests.class)
class MyDataIT {
  private static final byte[] PICTURE = Pictures.jpeg(200, 100);

  @TempDir Path folder;

  @Test
  void theDownloadHoldsEverythingAndEveryFileIsWhatTheCrateSays(Estate estate) throws Exception {
    var person = estate.newcomer("exporter");
    var own = person.openAccount();
    var shared = person.folder(own, "Shared one");
    person.inviteToFolder(own, shared);
    var mine = person.upload(own, shared, PICTURE);
    rename(person, mine, "CON: ../\"Leber\" µ?");
    rename(person, person.upload(own, "", PICTURE), "CON: ../\"Leber\" µ?");
    var team = estate.pi().space("TEAM", "Left by the exporter");
    var member = estate.join(team, "CONTRIBUTOR", person);
    var left = person.upload(team, "", PICTURE);
    var kept = estate.pi().space("TEAM", "Kept by the exporter");
    estate.join(kept, "CONTRIBUTOR", person);
    var there = person.upload(kept, "", PICTURE);
    estate.pi().remove(team, member);
    person.made("/api/v1/me/requests", "{'kind': 'ACCESS', 'item': '%s'}".formatted(mine));
    person.api().settled(mine);

    var answer =
        person
            .api()
            .send(
                BodyHandlers.ofFile(folder.resolve("export.zip")),
                "GET",
                "/api/v1/me/export",
                BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    try (var zip = new ZipFile(answer.body().toFile())) {
      var files = files(zip);
      var graph = graph(zip);
      assertCrate(files, graph);
      assertThat(identifiers(graph)).contains(mine, there).doesNotContain(left).hasSize(3);
      assertUnavailable(zip, left);
      assertData(read(zip, "data.json").asJsonObject(), mine, left);
      assertThat(read(zip, "role-transactions.json").asJsonArray().toString())
          .contains("InvitationAccepted", "MemberRemoved", "\"person\":\"you\"")
          .doesNotContain("ImageUploaded");
    }
  }

  /// Every file is described, and is what its description says; names are fit for every system.
  private static void assertCrate(Map<String, byte[]> files, Map<String, JsonObject> graph)
      throws NoSuchAlgorithmException {
    var descriptor = there(graph, "ro-crate-metadata.json");
    assertThat(descriptor.getString("@type")).isEqualTo("CreativeWork");
    assertThat(descriptor.getJsonObject("about").getString("@id")).isEqualTo("./");
    assertThat(descriptor.getJsonObject("conformsTo").getString("@id"))
        .isEqualTo("https://w3id.org/ro/crate/1.2");
    var root = there(graph, "./");
    assertThat(root.getString("@type")).isEqualTo("Dataset");
    assertThat(root).containsKeys("name", "description", "datePublished", "license");
    List<String> parts = new ArrayList<>();
    for (var part : root.getJsonArray("hasPart").getValuesAs(JsonObject.class)) {
      var file = there(graph, part.getString("@id"));
      assertThat(file.getString("@type")).isEqualTo("File");
      var path = URLDecoder.decode(part.getString("@id"), StandardCharsets.UTF_8);
      byte[] bytes = there(files, path);
      assertThat(file.getString("contentSize")).isEqualTo(Integer.toString(bytes.length));
      assertThat(file.getString("sha256"))
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
      assertThat(file).containsKeys("encodingFormat", "dateCreated", "name");
      parts.add(path);
    }
    assertThat(parts)
        .doesNotHaveDuplicates()
        .hasSize(files.size() - 1) // the description itself is no part
        .anyMatch(path -> path.startsWith("metadata/"))
        .allMatch(path ->
            path.matches("([a-z-]+\\.json|(originals|metadata)/\\d{5} [^\\p{C}\\\\/:*?\"<>|]+)"));
    assertThat(parts.stream().map(path -> path.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
  }

  private static void assertUnavailable(ZipFile zip, String image) throws IOException {
    var missing = read(zip, "unavailable.json").asJsonArray();
    assertThat(missing).hasSize(1);
    assertThat(missing.getJsonObject(0).getString("image")).isEqualTo(image);
    assertThat(missing.getJsonObject(0).getString("reason")).isEqualTo("not-found");
  }

  private static void assertData(JsonObject data, String mine, String left) {
    assertThat(data.getJsonObject("account").getString("sub")).isEqualTo("matrix-exporter");
    assertThat(data.getJsonArray("roles")).hasSize(2);
    var images = data.getJsonArray("images").getValuesAs(JsonObject.class);
    assertThat(images).hasSize(4).extracting(image -> image.getString("id")).contains(mine, left);
    for (var image : images) {
      boolean gone = image.getString("id").equals(left);
      assertThat(image.getJsonObject("place").containsKey("name")).isEqualTo(!gone);
    }
    assertThat(data.getJsonArray("folders")).hasSize(1);
    assertThat(data.getJsonArray("invitations")).hasSize(1);
    assertThat(data.getJsonArray("requests").getJsonObject(0).getString("item")).isEqualTo(mine);
    assertThat(data.getJsonArray("log").toString())
        .contains("DataExported", "TermsAccepted", "MemberRemoved")
        .doesNotContainPattern("\"[0-9a-f]{64}\"");
    assertThat(data.toString()).doesNotContain("Left by the exporter");
  }

  @Test
  void theNumberOfPagesDoesNotShowInTheData(Estate estate) {
    var person = estate.newcomer("keeper-of-many");
    var own = person.openAccount();
    for (int i = 0; i < 130; i++) {
      person.folder(own, "Folder " + i);
    }

    var data = Api.json(person.api().get("/api/v1/me/data"));

    assertThat(data.getJsonArray("folders")).hasSize(130).doesNotHaveDuplicates();
    assertThat(data.getJsonArray("log").getValuesAs(JsonObject.class))
        .extracting(entry -> entry.getJsonNumber("sequence").longValue())
        .isSortedAccordingTo((one, other) -> Long.compare(other, one))
        .hasSizeGreaterThan(130);
  }

  @Test
  void nobodyTakesAlongWhatOthersUploaded(Estate estate) {
    var person = estate.newcomer("has-nothing");
    var data = Api.json(person.api().get("/api/v1/me/data"));

    assertThat(data.getJsonArray("images")).isEmpty();
    assertThat(data.getJsonArray("requests")).isEmpty();
    assertThat(data.getJsonArray("shares")).isEmpty();
  }

  private static void rename(SpaceApi person, String image, String title) {
    var body = Json.createObjectBuilder().add("title", title).build().toString();
    var answer =
        person
            .api()
            .send(
                "PATCH",
                "/api/v1/images/" + image,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/merge-patch+json");
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
  }

  private static Map<String, byte[]> files(ZipFile zip) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    for (var entry : zip.stream().toList()) {
      try (InputStream in = zip.getInputStream(entry)) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static <T> T there(Map<String, T> things, String name) {
    return Optional.ofNullable(things.get(name))
        .orElseThrow(() -> new AssertionError("there is no " + name));
  }

  private static JsonStructure read(ZipFile zip, String path) throws IOException {
    try (var reader = Json.createReader(zip.getInputStream(zip.getEntry(path)))) {
      return reader.read();
    }
  }

  private static Map<String, JsonObject> graph(ZipFile zip) throws IOException {
    var crate = read(zip, "ro-crate-metadata.json").asJsonObject();
    JsonArray context = crate.getJsonArray("@context");
    assertThat(context.getString(0)).isEqualTo("https://w3id.org/ro/crate/1.2/context");
    Map<String, JsonObject> graph = new HashMap<>();
    for (var entity : crate.getJsonArray("@graph").getValuesAs(JsonObject.class)) {
      assertThat(graph.put(entity.getString("@id"), entity)).as("one entity each").isNull();
    }
    return graph;
  }

  private static List<String> identifiers(Map<String, JsonObject> graph) {
    return graph.values().stream()
        .filter(entity -> entity.containsKey("identifier"))
        .map(entity -> entity.getString("identifier"))
        .toList();
  }
}
