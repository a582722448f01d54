package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the server promises in its OpenAPI document, for tests to hold answers against: each must
/// have a status that is described, a media type that is, and a body that fits its schema and has
/// no member that the schema does not know.
final class Contract {
  static final String DOCUMENT = "/api/v1/openapi.json";

  private static final String SCHEMAS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";
  private static final String ROOT = "/api/v1/";

  /// What addresses get that are none: of the server itself, of filters, of Jakarta REST.
  private static final Set<Integer> OF_NO_OPERATION = Set.of(400, 401, 403, 404, 405, 412);

  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

  private final JsonObject document;
  private final JsonObject definitions;
  private final List<Address> addresses;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  /// A path of the document.
  private record Address(String path, Pattern pattern) {
    static Address of(String path) {
      return new Address(path, Pattern.compile(VARIABLE.matcher(path).replaceAll("[^/]+")));
    }

    /// More letters that are not variables win, as in Jakarta REST.
    int letters() {
      return VARIABLE.matcher(path).replaceAll("").length();
    }
  }

  Contract(JsonObject document) {
    this.document = document;
    this.definitions = strict(document.getJsonObject("components").getJsonObject("schemas"));
    this.addresses =
        document.getJsonObject("paths").keySet().stream()
            .map(Address::of)
            .sorted(Comparator.comparingInt(Address::letters).reversed())
            .toList();
  }

  /// All operations, as `GET /api/v1/me`.
  List<String> operations() {
    return document.getJsonObject("paths").entrySet().stream()
        .flatMap(path ->
            path.getValue().asJsonObject().keySet().stream()
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .toList();
  }

  /// The operation that answers a path with or without variables, or empty if there is none.
  ///
  /// @param path without its query
  Optional<JsonObject> operation(String method, String path) {
    var found =
        addresses.stream().filter(address -> address.pattern().matcher(path).matches()).findFirst();
    return found
        .map(address -> document.getJsonObject("paths").getJsonObject(address.path()))
        .flatMap(operations ->
            find(operations, method)
                .or(() -> method.equals("HEAD") ? find(operations, "GET") : Optional.empty()));
  }

  private static Optional<JsonObject> find(JsonObject operations, String method) {
    return Optional.ofNullable(operations.getJsonObject(method.toLowerCase(Locale.ROOT)));
  }

  /// Fails if the answer is none of those that are described.
  ///
  /// @param path with its query
  /// @param body empty if it was not read
  void require(String method, String path, int status, HttpHeaders headers, Optional<byte[]> body) {
    var what = "%s %s: %d".formatted(method, path, status);
    var plain = path.replaceFirst("\\?.*", "");
    if (!plain.startsWith(ROOT)) {
      return;
    }
    var operation = operation(method, plain);
    if (operation.isEmpty()) {
      assertThat(method.equals("OPTIONS") || OF_NO_OPERATION.contains(status))
          .as("%s, which is no operation", what)
          .isTrue();
      return;
    }
    var told = operation.get().getJsonObject("responses").getJsonObject(Integer.toString(status));
    assertThat(told).as("%s is described", what).isNotNull();
    if (!method.equals("HEAD")) {
      requireContent(what, resolved(told), headers, body);
    }
  }

  private JsonObject resolved(JsonObject value) {
    return value.containsKey("$ref")
        ? document.getValue(value.getString("$ref").substring(1)).asJsonObject()
        : value;
  }

  private void requireContent(
      String what, JsonObject answer, HttpHeaders headers, Optional<byte[]> body) {
    var content = answer.getJsonObject("content");
    if (content == null) {
      return; // nothing is promised, and a container's own page may stand there
    }
    var type = headers.firstValue("Content-Type").orElse("none").replaceFirst("\\s*;.*", "");
    assertThat(content.keySet()).as("%s, type", what).contains(type);
    var schema = content.getJsonObject(type).getJsonObject("schema");
    if (type.endsWith("json") && !schema.isEmpty()) {
      body.ifPresent(bytes -> requireFits(what, schema, new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  /// Fails if the text is no JSON that fits a schema of the document.
  void requireFits(String what, JsonObject schema, String text) {
    var checker = schemas.computeIfAbsent(schema.toString(), _ -> checker(schema));
    assertThat(checker.validate(text, InputFormat.JSON)).as("%s %s", what, text).isEmpty();
  }

  private JsonSchema checker(JsonObject schema) {
    var whole =
        Json.createObjectBuilder(schema)
            .add("$schema", "https://json-schema.org/draft/2020-12/schema")
            .add("$defs", definitions)
            .build();
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(whole.toString().replace(SCHEMAS, DEFINITIONS), config);
  }

  /// The document lets members come that nobody knows yet; a test must see them.
  private static JsonObject strict(JsonObject schemas) {
    var strict = Json.createObjectBuilder();
    schemas.forEach((name, schema) -> {
      boolean closed = schema.asJsonObject().containsKey("properties");
      strict.add(
          name,
          closed
              ? Json.createObjectBuilder(schema.asJsonObject())
                  .add("additionalProperties", false)
                  .build()
              : schema);
    });
    return strict.build();
  }

  /// The names of the parameters of an operation that are in that place, with their examples.
  Map<String, JsonValue> parameters(JsonObject operation, String place) {
    return operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
        .map(parameter -> resolved(parameter.asJsonObject()))
        .filter(parameter -> parameter.getString("in").equals(place))
        .filter(parameter -> parameter.containsKey("example"))
        .collect(
            Collectors.toMap(
                parameter -> parameter.getString("name"),
                parameter -> parameter.getValue("/example")));
  }

  /// What a value of an example is in an address or a header.
  static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  static JsonObject parsed(byte[] document) {
    try (var reader = Json.createReader(new ByteArrayInputStream(document))) {
      return reader.readObject();
    }
  }
}
