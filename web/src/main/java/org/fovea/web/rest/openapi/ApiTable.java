package org.fovea.web.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What annotations cannot tell: the files beside this class. `document.json` is about the whole,
/// `schemas.json` about what is sent to and fro, `common.json` about what many routes share, and
/// one file for each tag about its routes. `docs/api.md` explains how they are written.
final class ApiTable {
  private static final List<String> TAGS =
      List.of(
          "account",
          "spaces",
          "people",
          "images",
          "uploads",
          "instruments",
          "audit",
          "site",
          "api");

  private final JsonObject document = read("document");
  private final JsonObject common = read("common");
  private final JsonObject schemas = read("schemas");
  private final List<JsonObject> tags = TAGS.stream().map(ApiTable::read).toList();

  /// The beginning of the document: `openapi`, `info`, `servers`, `security` and so on.
  JsonObject document() {
    return document;
  }

  /// What many routes share: `securitySchemes`, `parameters`, `headers`, `variables`, `responses`,
  /// `traits`, and `samples`, the values of examples by name.
  JsonObject common(String part) {
    return common.getJsonObject(part);
  }

  List<JsonObject> traits() {
    return common.getJsonArray("traits").getValuesAs(JsonObject.class);
  }

  /// Schemas in short: `scalars` whole, `enums` by class, `objects` by their members.
  JsonObject schemas(String part) {
    return schemas.getJsonObject(part);
  }

  /// Name and description of each tag.
  JsonArray tags() {
    var list = Json.createArrayBuilder();
    tags.forEach(tag -> list.add(tag.getJsonObject("tag")));
    return list.build();
  }

  /// What is said of a route, and under which tag.
  ///
  /// @throws IllegalStateException if nothing is
  Entry entry(String key) {
    return tags.stream()
        .map(tag ->
            Optional.ofNullable(tag.getJsonObject("operations").getJsonObject(key))
                .map(told -> new Entry(tag.getJsonObject("tag").getString("name"), told)))
        .flatMap(Optional::stream)
        .findAny()
        .orElseThrow(() -> new IllegalStateException("the API table says nothing of " + key));
  }

  /// Of which routes something is said.
  List<String> keys() {
    return tags.stream().flatMap(tag -> tag.getJsonObject("operations").keySet().stream()).toList();
  }

  /// What is said of one route.
  ///
  /// @param told `id`, `summary`, `answers`, and if it has them `description`, `query`, `body`,
  ///   `sends`, `example`, `refusals`, `public`
  record Entry(String tag, JsonObject told) {
    /// Whether it may be asked without a login.
    boolean isPublic() {
      return told.getBoolean("public", false);
    }

    JsonObject object(String name) {
      return ApiTable.object(told, name);
    }

    Stream<String> strings(String name) {
      return ApiTable.strings(told, name);
    }
  }

  /// The object of that name, or an empty one if there is no such member.
  static JsonObject object(JsonObject object, String name) {
    return object.getOrDefault(name, JsonObject.EMPTY_JSON_OBJECT).asJsonObject();
  }

  /// The strings of an array, or none if there is no such member.
  static Stream<String> strings(JsonObject object, String name) {
    return object.getOrDefault(name, JsonArray.EMPTY_JSON_ARRAY).asJsonArray().stream()
        .map(value -> ((JsonString) value).getString());
  }

  private static JsonObject read(String name) {
    try (var file = ApiTable.class.getResourceAsStream(name + ".json")) {
      if (file == null) {
        throw new IllegalStateException("no file " + name + ".json");
      }
      try (var reader = Json.createReader(file)) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The members of an object, each made into something else.
  static JsonObject mapped(JsonObject object, Function<String, JsonValue> value) {
    var mapped = Json.createObjectBuilder();
    object.keySet().forEach(name -> mapped.add(name, value.apply(name)));
    return mapped.build();
  }
}
