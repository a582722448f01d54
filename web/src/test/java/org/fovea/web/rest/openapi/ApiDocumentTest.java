package org.fovea.web.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.web.rest.ApiApplication;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
  private static final List<ApiRoute> ROUTES =
      ApiRoutes.of("/api/", new ApiApplication().getClasses());
  private static final JsonObject DOCUMENT = ApiDocument.of(ROUTES);

  @Test
  void everyRouteIsAnOperation() {
    var told =
        DOCUMENT.getJsonObject("paths").entrySet().stream()
            .flatMap(path ->
                path.getValue().asJsonObject().keySet().stream()
                    .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
            .collect(Collectors.toSet());

    assertThat(ROUTES).hasSizeGreaterThan(100);
    assertThat(told)
        .isEqualTo(
            ROUTES.stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet()))
        .hasSameSizeAs(ROUTES);
  }

  @Test
  void everyOperationTellsTheScopeThatATokenNeeds() {
    assertThat(scope("/api/v1/images", "get")).isEqualTo("fovea.read");
    assertThat(scope("/api/v1/spaces", "post")).isEqualTo("fovea.write");
    assertThat(scope("/api/v1/admin/people/find", "post")).isEqualTo("fovea.admin");
    assertThat(operation("/api/v1/openapi.{format}", "get").getJsonArray("security")).isEmpty();
    assertThat(operation("/api/v1/instruments/me", "get").getJsonArray("security").toString())
        .isEqualTo("[{\"hub\":[]}]");
  }

  private static String scope(String path, String method) {
    return operation(path, method).getJsonArray("security").getValuesAs(JsonObject.class).stream()
        .flatMap(
            one -> one.getOrDefault("token", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream())
        .map(word -> ((JsonString) word).getString())
        .collect(Collectors.joining(" "));
  }

  @Test
  void aRouteOfWhichNothingIsSaidIsRefused() {
    var one = ROUTES.getFirst();
    var more = new ArrayList<>(ROUTES);
    more.add(
        new ApiRoute(
            "NewResource.get",
            "GET",
            "/api/v1/new",
            Map.of(),
            Set.of(),
            Set.of(),
            List.of(),
            List.of(),
            Set.of()));

    assertThatIllegalStateException()
        .isThrownBy(() -> ApiDocument.of(more))
        .withMessageContaining("NewResource.get");
    assertThatIllegalStateException()
        .isThrownBy(() -> ApiDocument.of(ROUTES.subList(1, ROUTES.size())))
        .withMessageContaining(one.key());
  }

  @Test
  void identifiersOfOperationsAreUnique() {
    assertThat(operations().map(operation -> operation.getString("operationId")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var references = new TreeSet<String>();
    collect(DOCUMENT, references);

    assertThat(references).hasSizeGreaterThan(100);
    assertThat(references)
        .allSatisfy(reference ->
            assertThat(DOCUMENT.getValue(reference.substring(1))).isInstanceOf(JsonObject.class));
  }

  @Test
  void everySchemaIsUsed() {
    var references = new TreeSet<String>();
    collect(DOCUMENT, references);

    assertThat(DOCUMENT.getJsonObject("components").getJsonObject("schemas").keySet())
        .allSatisfy(name -> assertThat(references).contains("#/components/schemas/" + name));
  }

  @Test
  void enumsAreThoseOfTheCode() {
    var constants =
        DOCUMENT
            .getValue("/components/schemas/Role/enum")
            .asJsonArray()
            .getValuesAs(JsonString::getString);

    assertThat(constants).isEqualTo(Stream.of(Role.values()).map(Role::name).toList());
  }

  @Test
  void everyJsonBodyHasAnExample() {
    var contents = new ArrayList<JsonObject>();
    mediaTypes(DOCUMENT.getValue("/paths"), contents);

    assertThat(contents).hasSizeGreaterThan(60);
    assertThat(contents).allMatch(content -> content.containsKey("example"));
  }

  /// In summaries, too, a wrong or missing word is a bug.
  @Test
  void summariesAreSentencesWithoutAStop() {
    assertThat(operations().map(operation -> operation.getString("summary")))
        .allMatch(summary -> summary.matches("\\p{Lu}.*[^.]") && summary.length() <= 80);
  }

  @Test
  void visitorsMayAskOnlyWhatIsPublic() {
    var open =
        operations()
            .filter(operation ->
                operation
                    .getOrDefault("security", JsonValue.NULL)
                    .equals(JsonArray.EMPTY_JSON_ARRAY))
            .map(operation -> operation.getString("operationId"))
            .collect(Collectors.toCollection(HashSet::new));

    assertThat(open)
        .containsExactlyInAnyOrder(
            "getDescription",
            "getUploadOptions",
            "getOptionsOfUpload",
            "refuseExportHead",
            "refuseTranscriptHead");
  }

  @Test
  void whatHasATagSaysSo() {
    var folder = "/api/v1/spaces/{space}/folders/{folder}";

    assertThat(operation(folder, "get").toString())
        .contains("#/components/parameters/If-None-Match", "#/components/headers/ETag");
    for (var method : List.of("get", "patch", "delete")) {
      assertThat(
              operation(folder, method).getJsonObject("responses").getJsonObject("412").toString())
          .contains("#/components/responses/412-changed");
    }
    assertThat(operation(folder, "get").getJsonObject("responses")).containsKey("304");
    assertThat(operation(folder, "delete").toString())
        .contains("#/components/parameters/If-Match")
        .doesNotContain("#/components/headers/ETag");
    assertThat(operation("/api/v1/uploads/{upload}", "patch").toString())
        .contains("#/components/responses/412\"")
        .doesNotContain("If-Match");
  }

  private static JsonObject operation(String path, String method) {
    return DOCUMENT.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
  }

  private static Stream<JsonObject> operations() {
    return DOCUMENT.getJsonObject("paths").values().stream()
        .flatMap(path -> path.asJsonObject().values().stream())
        .map(JsonValue::asJsonObject);
  }

  private static void collect(JsonValue value, Set<String> references) {
    switch (value) {
      case JsonObject object ->
          object.forEach((name, member) -> {
            if (name.equals("$ref")) {
              references.add(((JsonString) member).getString());
            } else {
              collect(member, references);
            }
          });
      case JsonArray array -> array.forEach(item -> collect(item, references));
      default -> {}
    }
  }

  /// Those of JSON, wherever they are.
  private static void mediaTypes(JsonValue value, List<JsonObject> found) {
    if (value instanceof JsonObject object) {
      object.forEach((name, member) -> {
        if (name.matches("application/(.*\\+)?json")) {
          found.add(member.asJsonObject());
        }
        mediaTypes(member, found);
      });
    }
  }
}
