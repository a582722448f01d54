package org.fovea.service.disclosure;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.image.FileView;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.MetadataService;
import org.fovea.service.shared.RefusedException;

/// All that is held of one person as a ZIP file that is an RO-Crate: `data.json`,
/// `role-transactions.json`, what the files of their images say of themselves, the originals that
/// they uploaded and may download still, and `unavailable.json`, which says of each other one why
/// it is missing.
///
/// It is written while it is sent; how much memory that takes does not depend on the length of
/// files. For each image the guard is asked just before it is sent.
public final class DataExport {
  private static final String DATA = "data.json";
  private static final String ROLES = "role-transactions.json";
  private static final String UNAVAILABLE = "unavailable.json";
  private static final String ORIGINALS = "originals/";
  private static final String METADATA = "metadata/";

  private final Caller caller;
  private final Subject who;
  private final Instant madeAt;
  private final Parts parts;

  /// What it is made with.
  record Parts(
      HeldData held,
      HeldDocument document,
      ImageService images,
      MetadataService metadata,
      RunningExports running) {}

  DataExport(Caller caller, Subject who, Instant madeAt, Parts parts) {
    this.caller = caller;
    this.who = who;
    this.madeAt = madeAt;
    this.parts = parts;
  }

  /// When it was made.
  public Instant madeAt() {
    return madeAt;
  }

  /// Writes the archive. The stream is not closed. If anything fails on the way, what was written
  /// is no ZIP file that could be read.
  ///
  /// @param alongside further members of `data.json`, of what is known elsewhere
  /// @throws org.fovea.service.shared.ConflictException before anything is written, if the person
  ///   gets another one just now, or too many are running
  public void writeTo(OutputStream out, Map<String, JsonValue> alongside) throws IOException {
    parts.running().begin(who);
    try {
      write(new Archive(out, madeAt), alongside);
    } finally {
      parts.running().end(who);
    }
  }

  private void write(Archive archive, Map<String, JsonValue> alongside) throws IOException {
    var crate = new Crate(madeAt);
    var document = parts.document();
    crate.add(
        DATA,
        "All that is stored of the account",
        archive.add(DATA, to -> document.write(caller, alongside, to)));
    crate.add(
        ROLES,
        "Entries of the audit log about roles of the account",
        archive.add(ROLES, to -> document.writeRoleTransactions(caller, to)));
    var missing = originals(archive, crate);
    crate.add(
        UNAVAILABLE,
        "Images whose originals are not here, with the reasons",
        archive.add(UNAVAILABLE, to -> list(missing, to)));
    archive.add(Crate.FILE, crate::writeTo);
    archive.finish();
  }

  private Spool originals(Archive archive, Crate crate) throws IOException {
    var missing = new Spool();
    Optional<String> after = Optional.empty();
    long number = 0;
    do {
      var page = parts.held().images(caller, after);
      for (var image : page.rows()) {
        number++;
        metadata(image, number, archive, crate);
        var told = original(image, number, archive, crate);
        if (told.isPresent()) {
          missing.add(told.get());
        }
      }
      after = page.next();
    } while (after.isPresent());
    return missing;
  }

  /// Adds what the file of an image says of itself, if that is known.
  private void metadata(HeldImage image, long number, Archive archive, Crate crate)
      throws IOException {
    var known = parts.metadata().own(caller, image.id());
    if (known.isPresent()) {
      var path = METADATA + SafeName.of(number, image.title(), "metadata.json");
      var json = known.get().toJson().toString().getBytes(StandardCharsets.UTF_8);
      crate.add(path, image.title(), archive.add(path, to -> to.write(json)));
    }
  }

  /// Adds the original of an image. Returns what is to be told if it is not there, or not whole.
  private Optional<JsonObject> original(HeldImage image, long number, Archive archive, Crate crate)
      throws IOException {
    FileView original;
    try {
      original = parts.images().original(caller, image.id());
    } catch (RefusedException e) {
      return Optional.of(told(image, e.code(), String.valueOf(e.getMessage())));
    }
    if (!Files.isReadable(original.file())) {
      return Optional.of(told(image, "file-missing", "The file is not in its place."));
    }
    var path = ORIGINALS + SafeName.of(number, image.title(), image.fileName());
    var written = archive.add(path, original.file(), image.uploadedAt());
    crate.add(path, image, written);
    boolean whole = image.sha256().filter(digest -> !digest.equals(written.sha256())).isEmpty();
    return whole
        ? Optional.empty()
        : Optional.of(told(image, "file-damaged", "The file is here, but not as it was uploaded."));
  }

  private static JsonObject told(HeldImage image, String reason, String sentence) {
    return Json.createObjectBuilder()
        .add("image", image.id().value())
        .add("title", image.title())
        .add("sizeBytes", image.sizeBytes())
        .add("reason", reason)
        .add("sentence", sentence)
        .build();
  }

  private static void list(Spool missing, OutputStream out) throws IOException {
    var json = Json.createGenerator(out);
    json.writeStartArray();
    missing.replay(json::write);
    json.writeEnd();
    json.flush();
  }
}
