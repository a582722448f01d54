package org.fovea.web.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/// JSON Schemas (draft 2020-12, as OpenAPI 3.1 has them) from their short form.
///
/// The short form of a type is `text`, `number`, `flag`, `object`, the name of a schema, `[type]`
/// for an array or `{type}` for an object that holds such values under names of its own. Behind a
/// comma stands a description. The short form of an object has a member for each property; a name
/// that ends with `?` is one that may be missing.
final class Schemas {
  private static final String REFERENCE = "#/components/schemas/";
  private static final Map<String, JsonObject> PLAIN =
      Map.of(
          "text", type("string").build(),
          "number", type("integer").add("format", "int64").build(),
          "flag", type("boolean").build(),
          "object", type("object").build());

  private Schemas() {}

  /// All components of the table.
  static JsonObject components(ApiTable table) {
    var all = Json.createObjectBuilder();
    table.schemas("scalars").forEach(all::add);
    var enums = table.schemas("enums");
    enums.keySet().forEach(name -> all.add(name, constants(enums.getString(name))));
    table.schemas("objects").forEach((name, told) -> all.add(name, of(told)));
    return all.build();
  }

  /// The schema of a type or an object.
  static JsonObject of(JsonValue told) {
    return told instanceof JsonString type
        ? described(type.getString())
        : object(told.asJsonObject());
  }

  private static JsonObject object(JsonObject members) {
    var properties = Json.createObjectBuilder();
    var required = Json.createArrayBuilder();
    members.forEach((name, told) -> {
      boolean optional = name.endsWith("?");
      var property = optional ? name.substring(0, name.length() - 1) : name;
      properties.add(property, of(told));
      if (!optional) {
        required.add(property);
      }
    });
    var schema = type("object").add("properties", properties);
    var names = required.build();
    return names.isEmpty() ? schema.build() : schema.add("required", names).build();
  }

  private static JsonObject described(String told) {
    int comma = told.indexOf(',');
    if (comma < 0) {
      return named(told);
    }
    return Json.createObjectBuilder(named(told.substring(0, comma)))
        .add("description", told.substring(comma + 1).strip())
        .build();
  }

  private static JsonObject named(String name) {
    var inner = name.substring(Math.min(1, name.length()), Math.max(1, name.length() - 1));
    if (name.startsWith("[")) {
      return type("array").add("items", named(inner)).build();
    }
    if (name.startsWith("{")) {
      return type("object").add("additionalProperties", named(inner)).build();
    }
    return PLAIN.getOrDefault(name, reference(name));
  }

  /// A reference to a component.
  static JsonObject reference(String name) {
    return Json.createObjectBuilder().add("$ref", REFERENCE + name).build();
  }

  private static JsonObjectBuilder type(String name) {
    return Json.createObjectBuilder().add("type", name);
  }

  /// The constants of an enum, as the code has them today.
  private static JsonObject constants(String className) {
    try {
      var names = Json.createArrayBuilder();
      for (var constant : Class.forName(className).getEnumConstants()) {
        names.add(((Enum<?>) constant).name());
      }
      return type("string").add("enum", names).build();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the API table names no class: " + className, e);
    }
  }
}
