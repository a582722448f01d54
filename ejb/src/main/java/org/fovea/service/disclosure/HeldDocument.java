package org.fovea.service.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.OwnEntry;
import org.fovea.service.audit.OwnTrail;
import org.fovea.service.request.RequestService;
import org.fovea.service.shared.Page;
import org.fovea.service.upload.UploadList;

/// All that is held of a person as one JSON document. It is written as it is read, page by page, so
/// that its length does not matter.
@ApplicationScoped
class HeldDocument {
  private static final int ENTRIES = 500;

  @Inject HeldData held;
  @Inject UploadList uploads;
  @Inject RequestService requests;
  @Inject OwnTrail trail;

  /// Writes everything in UTF-8. The stream is not closed.
  ///
  /// @param alongside further members, of what is known elsewhere
  void write(Caller caller, Map<String, JsonValue> alongside, OutputStream out) throws IOException {
    generate(out, json -> write(caller, alongside, json));
  }

  private void write(Caller caller, Map<String, JsonValue> alongside, JsonGenerator json) {
    json.writeStartObject();
    json.write("account", HeldJson.of(held.account(caller)));
    alongside.forEach(json::write);
    pages(json, "roles", after -> held.roles(caller, after), HeldJson::of);
    pages(json, "images", after -> held.images(caller, after), HeldJson::of);
    all(json, "uploads", uploads.of(caller), HeldJson::of);
    pages(json, "folders", after -> held.folders(caller, after), HeldJson::of);
    pages(json, "shares", after -> held.shares(caller, after), HeldJson::of);
    pages(json, "invitations", after -> held.invitations(caller, after), HeldJson::of);
    pages(json, "links", after -> held.links(caller, after), HeldJson::of);
    pages(json, "handOvers", after -> held.handOvers(caller, after), HeldJson::of);
    pages(json, "looksInEmergencies", after -> held.looks(caller, after), HeldJson::of);
    pages(json, "instruments", after -> held.instruments(caller, after), HeldJson::of);
    all(json, "requests", requests.mine(caller), HeldJson::of);
    json.writeStartArray("log");
    entries(caller, json, _ -> true);
    json.writeEnd();
    json.writeEnd();
  }

  /// Writes an array of the entries of the audit log that changed who may do what, as far as they
  /// are about the caller. The stream is not closed.
  void writeRoleTransactions(Caller caller, OutputStream out) throws IOException {
    generate(
        out,
        json -> {
          json.writeStartArray();
          entries(caller, json, OwnEntry::ofRoles);
          json.writeEnd();
        });
  }

  private void entries(Caller caller, JsonGenerator json, Predicate<OwnEntry> wanted) {
    var before = OptionalLong.empty();
    do {
      var page = trail.list(caller, before, ENTRIES);
      page.entries().stream().filter(wanted).map(HeldJson::of).forEach(json::write);
      before = page.next();
    } while (before.isPresent());
  }

  private static <T> void pages(
      JsonGenerator json,
      String name,
      Function<Optional<String>, Page<T, String>> pages,
      Function<T, JsonObject> shape) {
    json.writeStartArray(name);
    Optional<String> after = Optional.empty();
    do {
      var page = pages.apply(after);
      page.rows().stream().map(shape).forEach(json::write);
      after = page.next();
    } while (after.isPresent());
    json.writeEnd();
  }

  private static <T> void all(
      JsonGenerator json, String name, List<T> items, Function<T, JsonObject> shape) {
    json.writeStartArray(name);
    items.stream().map(shape).forEach(json::write);
    json.writeEnd();
  }

  /// Whatever goes wrong with the stream is thrown as it was.
  private static void generate(OutputStream out, Consumer<JsonGenerator> content)
      throws IOException {
    try (var json = Json.createGenerator(new Unclosed(out))) {
      content.accept(json);
    } catch (JsonException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw e;
    }
  }

  /// A stream that is not closed with whoever writes to it.
  private static final class Unclosed extends FilterOutputStream {
    private Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
