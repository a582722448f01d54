package org.fovea.web.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/// Values for examples, out of a schema and the samples of the table: a sample belongs to a
/// property of one schema, as `Space.name`, or to all of a name. What has none gets the first
/// constant, or what its type suggests.
final class Examples {
  private static final String REFERENCE = "#/components/schemas/";

  private final JsonObject components;
  private final JsonObject samples;

  Examples(JsonObject components, JsonObject samples) {
    this.components = components;
    this.samples = samples;
  }

  /// The sample of that name.
  Optional<JsonValue> sample(String name) {
    return Optional.ofNullable(samples.get(name));
  }

  /// A value of that schema.
  JsonValue of(JsonObject schema) {
    return of(schema, "", "");
  }

  /// @param owner the schema that has the property, or nothing
  /// @param name of the property, or nothing
  private JsonValue of(JsonObject schema, String owner, String name) {
    var sample =
        sample(owner + "." + name).or(() -> sample(name)).filter(value -> fits(value, schema));
    if (sample.isPresent()) {
      return filled(sample.get());
    }
    if (schema.containsKey("$ref")) {
      var component = schema.getString("$ref").substring(REFERENCE.length());
      return sample(component)
          .map(this::filled)
          .orElseGet(() -> of(components.getJsonObject(component), component, ""));
    }
    return schema.containsKey("enum")
        ? schema.getJsonArray("enum").getFirst()
        : byType(schema, owner, name);
  }

  /// Whether a sample is of the schema's type: names mean different things in different schemas.
  private boolean fits(JsonValue sample, JsonObject schema) {
    if (schema.containsKey("$ref")) {
      var component = schema.getString("$ref").substring(REFERENCE.length());
      return fits(sample, components.getJsonObject(component));
    }
    return switch (schema.getString("type", "")) {
      case "object" -> sample instanceof JsonObject;
      case "array" -> sample instanceof JsonArray;
      case "integer" -> sample instanceof JsonNumber;
      case "boolean" -> sample.equals(JsonValue.TRUE) || sample.equals(JsonValue.FALSE);
      default -> sample instanceof JsonString;
    };
  }

  private JsonValue byType(JsonObject schema, String owner, String name) {
    return switch (schema.getString("type", "")) {
      case "object" -> object(schema, owner);
      case "array" ->
          Json.createArrayBuilder()
              .add(of(schema.getJsonObject("items"), owner, name + "[]"))
              .build();
      case "integer" -> Json.createValue(1);
      case "boolean" -> JsonValue.TRUE;
      default -> throw new IllegalStateException("no sample for " + owner + "." + name);
    };
  }

  private JsonValue object(JsonObject schema, String owner) {
    var object = Json.createObjectBuilder();
    schema
        .getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
        .asJsonObject()
        .forEach((name, property) -> object.add(name, of(property.asJsonObject(), owner, name)));
    return object.build();
  }

  /// The value with samples in place of strings such as `{space}`.
  JsonValue filled(JsonValue value) {
    return switch (value) {
      case JsonString text when text.getString().matches("\\{\\w+}") ->
          sample(text.getString().substring(1, text.getString().length() - 1)).orElse(value);
      case JsonObject object -> {
        var filled = Json.createObjectBuilder();
        object.forEach((name, member) -> filled.add(name, filled(member)));
        yield filled.build();
      }
      case JsonArray array -> {
        var filled = Json.createArrayBuilder();
        array.forEach(item -> filled.add(filled(item)));
        yield filled.build();
      }
      default -> value;
    };
  }
}
