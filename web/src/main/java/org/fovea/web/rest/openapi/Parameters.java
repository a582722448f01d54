package org.fovea.web.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fovea.model.shared.PublicId;
import org.fovea.web.rest.openapi.ApiTable.Entry;

/// Makes the parameter objects of operations: of the path as the code says, of the query and of
/// headers as the table describes them, which must describe all that the code names.
final class Parameters {
  private static final String CONTENT_TYPE = "Content-Type"; // the body's, and no parameter
  private static final Pattern WORDS = Pattern.compile("\\w+(\\|\\w+)+");

  private final ApiTable table;
  private final Examples examples;

  Parameters(ApiTable table, Examples examples) {
    this.table = table;
    this.examples = examples;
  }

  JsonArray of(ApiRoute route, Entry entry, List<JsonObject> traits) {
    var all = Json.createArrayBuilder();
    route.variables().forEach((name, pattern) -> all.add(inPath(name, pattern)));
    var told = entry.object("query");
    requireDescribed(route, told);
    told.forEach((name, what) -> all.add(inQuery(name, what)));
    var headers = new TreeSet<>(route.headers());
    headers.remove(CONTENT_TYPE);
    traits.forEach(trait -> ApiTable.strings(trait, "parameters").forEach(headers::add));
    headers.forEach(name -> all.add(Operations.shared("parameters", name)));
    return all.build();
  }

  private static void requireDescribed(ApiRoute route, JsonObject told) {
    var missing = new ArrayList<>(route.query());
    missing.removeIf(told::containsKey);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(route.key() + " has a query the table lacks: " + missing);
    }
  }

  private JsonObject inPath(String name, String pattern) {
    var schema = schema(pattern);
    return Json.createObjectBuilder()
        .add("name", name)
        .add("in", "path")
        .add("required", true)
        .add("description", table.common("variables").getString(name))
        .add("schema", schema)
        .add("example", examples.sample(name).orElseGet(() -> examples.of(schema)))
        .build();
  }

  /// What a variable's pattern lets through.
  private static JsonObject schema(String pattern) {
    if (pattern.equals(PublicId.PATTERN)) {
      return Schemas.reference("Id");
    }
    var text = Json.createObjectBuilder().add("type", "string");
    if (WORDS.matcher(pattern).matches()) {
      text.add("enum", Json.createArrayBuilder(List.of(pattern.split("\\|", -1))));
    } else if (!pattern.isEmpty()) {
      text.add("pattern", "^(?:" + pattern + ")$");
    }
    return text.build();
  }

  /// @param what `true` for a parameter that many share, or its `type`, `text`, whether it is
  ///   `required`, and an `example`
  private JsonObject inQuery(String name, JsonValue what) {
    if (what.equals(JsonValue.TRUE)) {
      return Operations.shared("parameters", name);
    }
    var told = what.asJsonObject();
    var schema = Schemas.of(told.getValue("/type"));
    var parameter =
        Json.createObjectBuilder()
            .add("name", name)
            .add("in", "query")
            .add("required", told.getBoolean("required", false))
            .add("description", told.getString("text"))
            .add("schema", schema);
    return told.containsKey("example")
        ? parameter.add("example", examples.filled(told.getValue("/example"))).build()
        : parameter.build();
  }

  /// Those that many routes share, by name.
  JsonObject shared() {
    return ApiTable.mapped(
        table.common("parameters"),
        name -> shared(name, table.common("parameters").getJsonObject(name)));
  }

  private static JsonObject shared(String name, JsonObject told) {
    return Json.createObjectBuilder()
        .add("name", name)
        .addAll(Json.createObjectBuilder(told))
        .build();
  }
}
