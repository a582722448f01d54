package org.fovea.web.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Puts the OpenAPI document together: routes from the code, words and schemas from the table.
final class ApiDocument {
  private final ApiTable table;
  private final List<ApiRoute> routes;
  private final JsonObject schemas;
  private final Operations operations;

  private ApiDocument(ApiTable table, List<ApiRoute> routes) {
    this.table = table;
    this.routes = routes;
    this.schemas = Schemas.components(table);
    this.operations = new Operations(table, new Examples(schemas, table.common("samples")));
  }

  /// The document (OpenAPI 3.1) of these routes.
  ///
  /// @throws IllegalStateException if the table says nothing of one of them, or has one more
  static JsonObject of(List<ApiRoute> routes) {
    var table = new ApiTable();
    requireSame(table.keys(), routes.stream().map(ApiRoute::key).toList());
    return new ApiDocument(table, routes).build();
  }

  private static void requireSame(List<String> told, List<String> there) {
    var more = new TreeSet<>(told);
    there.forEach(more::remove);
    if (!more.isEmpty()) {
      throw new IllegalStateException("the API table has routes that are not there: " + more);
    }
  }

  private JsonObject build() {
    return Json.createObjectBuilder(table.document())
        .add("tags", table.tags())
        .add("paths", paths())
        .add("components", components())
        .build();
  }

  private JsonObject paths() {
    Map<String, JsonObjectBuilder> byPath = new LinkedHashMap<>();
    for (var route : routes) {
      byPath
          .computeIfAbsent(route.path(), _ -> Json.createObjectBuilder())
          .add(route.method().toLowerCase(Locale.ROOT), operations.of(route));
    }
    var paths = Json.createObjectBuilder();
    byPath.forEach(paths::add);
    return paths.build();
  }

  private JsonObject components() {
    return Json.createObjectBuilder()
        .add("securitySchemes", table.common("securitySchemes"))
        .add("parameters", operations.sharedParameters())
        .add("headers", operations.sharedHeaders())
        .add("responses", operations.sharedResponses())
        .add("schemas", schemas)
        .build();
  }
}
