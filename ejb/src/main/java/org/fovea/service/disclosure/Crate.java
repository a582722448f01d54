package org.fovea.service.disclosure;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Describes the files of an export as an RO-Crate 1.2 (`ro-crate-metadata.json`): a data set with
/// its files, their lengths, digests, formats and dates. It names no person.
final class Crate {
  /// Where the description stands in the archive.
  static final String FILE = "ro-crate-metadata.json";

  private static final String PROFILE = "https://w3id.org/ro/crate/1.2";
  private static final String RIGHTS = "#rights";

  private final Spool files = new Spool();
  private final Instant madeAt;

  /// @param madeAt when the export was made
  Crate(Instant madeAt) {
    this.madeAt = madeAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Adds a file that we wrote.
  ///
  /// @param path in the archive
  void add(String path, String name, Written written) throws IOException {
    files.add(entity(path, name, written, madeAt).build());
  }

  /// Adds an original as it came.
  ///
  /// @param path in the archive
  void add(String path, HeldImage image, Written written) throws IOException {
    files.add(
        entity(path, image.title(), written, image.uploadedAt())
            .add("identifier", image.id().value())
            .add("alternateName", image.fileName())
            .build());
  }

  private static JsonObjectBuilder entity(String path, String name, Written written, Instant date) {
    return Json.createObjectBuilder()
        .add("@id", SafeName.reference(path))
        .add("@type", "File")
        .add("name", name)
        .add("contentSize", Long.toString(written.bytes()))
        .add("sha256", written.sha256())
        .add("encodingFormat", MediaTypes.of(path))
        .add("dateCreated", date.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /// Writes the description. The stream is not closed.
  void writeTo(OutputStream out) throws IOException {
    var json = Json.createGenerator(out);
    json.writeStartObject();
    json.writeStartArray("@context");
    json.write(PROFILE + "/context");
    json.writeStartObject().write("sha256", "https://schema.org/sha256").writeEnd();
    json.writeEnd();
    json.writeStartArray("@graph");
    json.write(descriptor());
    root(json);
    files.replay(json::write);
    json.write(rights());
    json.writeEnd();
    json.writeEnd();
    json.flush();
  }

  private static JsonObject descriptor() {
    return Json.createObjectBuilder()
        .add("@id", FILE)
        .add("@type", "CreativeWork")
        .add("conformsTo", reference(PROFILE))
        .add("about", reference("./"))
        .build();
  }

  private void root(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.write("@id", "./");
    json.write("@type", "Dataset");
    json.write("name", "What Fovea holds of one account");
    json.write(
        "description",
        "All that is stored of one account, and the original files of the images that its owner"
            + " uploaded and may download. unavailable.json says which are missing, and why.");
    json.write("datePublished", madeAt.toString());
    json.write("license", reference(RIGHTS));
    json.writeStartArray("hasPart");
    files.replay(file -> json.write(reference(file.getString("@id"))));
    json.writeEnd();
    json.writeEnd();
  }

  private static JsonObject rights() {
    return Json.createObjectBuilder()
        .add("@id", RIGHTS)
        .add("@type", "CreativeWork")
        .add("name", "No licence is given")
        .add(
            "description",
            "The rights to the images stay with whoever holds them. This export changes nothing"
                + " about that.")
        .build();
  }

  private static JsonObject reference(String id) {
    return Json.createObjectBuilder().add("@id", id).build();
  }
}
