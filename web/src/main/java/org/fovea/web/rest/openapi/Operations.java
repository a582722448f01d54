package org.fovea.web.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fovea.web.login.TokenScope;
import org.fovea.web.rest.openapi.ApiTable.Entry;

/// Makes the operation objects of the document, and the components that they share.
final class Operations {
  private static final String JSON = "application/json";
  private static final String SECURITY = "security";
  private static final String TOKEN = "token"; // as the table calls that scheme
  private static final String PROBLEM = "application/problem+json";

  private final ApiTable table;
  private final Examples examples;
  private final Parameters parameters;

  Operations(ApiTable table, Examples examples) {
    this.table = table;
    this.examples = examples;
    this.parameters = new Parameters(table, examples);
  }

  /// The operation of one route.
  JsonObject of(ApiRoute route) {
    var entry = table.entry(route.key());
    var traits = Traits.of(table, route, entry);
    var operation =
        Json.createObjectBuilder()
            .add("operationId", entry.told().getString("id"))
            .add("summary", entry.told().getString("summary"))
            .add("tags", Json.createArrayBuilder().add(entry.tag()));
    if (entry.told().containsKey("description")) {
      operation.add("description", entry.told().getString("description"));
    }
    operation.add(SECURITY, security(route, entry));
    var all = parameters.of(route, entry, traits);
    if (!all.isEmpty()) {
      operation.add("parameters", all);
    }
    if (entry.told().containsKey("body")) {
      operation.add("requestBody", body(route, entry));
    }
    return operation.add("responses", responses(route, entry, traits)).build();
  }

  /// Who may call it; of a token, the scope that it needs if it has any of ours.
  private JsonArray security(ApiRoute route, Entry entry) {
    if (entry.isPublic()) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    var scope = TokenScope.neededFor(route.path(), route.method(), List.of()).word();
    var token = Json.createObjectBuilder().add(TOKEN, Json.createArrayBuilder().add(scope)).build();
    var told = entry.told().containsKey(SECURITY) ? entry.told() : table.document();
    var all = Json.createArrayBuilder();
    told.getJsonArray(SECURITY).getValuesAs(JsonObject.class).stream()
        .map(one -> one.containsKey(TOKEN) ? token : one)
        .forEach(all::add);
    return all.build();
  }

  private JsonObject body(ApiRoute route, Entry entry) {
    var content = Json.createObjectBuilder();
    var types =
        entry.told().containsKey("sends") ? entry.strings("sends").toList() : route.consumes();
    types.forEach(type -> content.add(type, sent(type, entry)));
    boolean optional = entry.told().containsKey("sends"); // annotations say nothing of it
    return Json.createObjectBuilder().add("required", !optional).add("content", content).build();
  }

  private JsonObject sent(String type, Entry entry) {
    if (!type.endsWith("json")) {
      return bytes();
    }
    var schema = Schemas.of(entry.told().getValue("/body"));
    var example = entry.told().get("example");
    return content(schema, example == null ? examples.of(schema) : examples.filled(example));
  }

  private static JsonObject content(JsonObject schema, JsonValue example) {
    return Json.createObjectBuilder().add("schema", schema).add("example", example).build();
  }

  /// What is no JSON. An empty schema takes anything; of what kind it is, the media type says.
  private static JsonObject bytes() {
    return Json.createObjectBuilder().add("schema", JsonValue.EMPTY_JSON_OBJECT).build();
  }

  private JsonObject responses(ApiRoute route, Entry entry, List<JsonObject> traits) {
    Map<String, JsonValue> byStatus = new TreeMap<>();
    Stream.concat(
            entry.strings("refusals"),
            traits.stream().flatMap(trait -> ApiTable.strings(trait, "refusals")))
        .forEach(name -> byStatus.put(status(name), shared("responses", name)));
    var headers =
        new TreeSet<>(traits.stream().flatMap(t -> ApiTable.strings(t, "headers")).toList());
    Stream.concat(
            traits.stream().map(trait -> ApiTable.object(trait, "answers")),
            Stream.of(entry.object("answers")))
        .forEach(answers ->
            answers.forEach((status, told) ->
                byStatus.put(status, answer(route, status, told, List.copyOf(headers)))));
    var responses = Json.createObjectBuilder();
    byStatus.forEach(responses::add);
    return responses.build();
  }

  /// The status of a refusal, whose name may say more behind a hyphen: one status, several reasons.
  private static String status(String refusal) {
    return refusal.replaceFirst("-.*", "");
  }

  /// @param told the type of the body, nothing, or an object with `type`, `headers` and `text`
  private JsonObject answer(ApiRoute route, String status, JsonValue told, List<String> common) {
    var type = told instanceof JsonObject object ? object.getString("type", "") : text(told);
    var names = new TreeSet<>(common);
    if (told instanceof JsonObject object) {
      ApiTable.strings(object, "headers").forEach(names::add);
    }
    var answer = Json.createObjectBuilder().add("description", description(status, told));
    if (!names.isEmpty()) {
      var headers = Json.createObjectBuilder();
      names.forEach(name -> headers.add(name, shared("headers", name)));
      answer.add("headers", headers);
    }
    if (!type.isEmpty()) {
      var content = Json.createObjectBuilder();
      route.produces().forEach(media -> content.add(media, told(media, type)));
      answer.add("content", content);
    }
    return answer.build();
  }

  private JsonObject told(String media, String type) {
    if (!media.equals(JSON)) {
      return bytes();
    }
    var schema = Schemas.of(Json.createValue(type));
    return content(schema, examples.of(schema));
  }

  private String description(String status, JsonValue told) {
    return told instanceof JsonObject object && object.containsKey("text")
        ? object.getString("text")
        : table.common("statuses").getString(status);
  }

  private static String text(JsonValue told) {
    return ((JsonString) told).getString();
  }

  static JsonObject shared(String kind, String name) {
    return Json.createObjectBuilder().add("$ref", "#/components/" + kind + "/" + name).build();
  }

  JsonObject sharedParameters() {
    return parameters.shared();
  }

  JsonObject sharedHeaders() {
    return table.common("headers");
  }

  /// The refusals, each a problem unless `type` is something else.
  JsonObject sharedResponses() {
    return ApiTable.mapped(
        table.common("responses"),
        status -> refusal(table.common("responses").getJsonObject(status)));
  }

  private JsonObject refusal(JsonObject told) {
    var answer = Json.createObjectBuilder().add("description", told.getString("text"));
    if (told.containsKey("headers")) {
      var headers = Json.createObjectBuilder();
      ApiTable.strings(told, "headers").forEach(name -> headers.add(name, shared("headers", name)));
      answer.add("headers", headers);
    }
    if (!told.containsKey("bare")) {
      var media = content(Schemas.reference("Problem"), told.getValue("/example"));
      answer.add("content", Json.createObjectBuilder().add(PROBLEM, media));
    }
    return answer.build();
  }
}
