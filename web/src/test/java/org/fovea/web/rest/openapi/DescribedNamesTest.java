package org.fovea.web.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fovea.web.rest.ApiApplication;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Resources read bodies and queries member by member, which no annotation tells: so the names that
/// stand in their sources are compared with those that the table describes.
class DescribedNamesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  /// Calls of [org.fovea.web.rest.shared.JsonBody] and [org.fovea.web.rest.shared.QueryText] by the
  /// names that resources give them.
  private static final Pattern READ =
      Pattern.compile(
          "(?:told|query|patch\\)|body\\)|JsonBody\\.parse\\(\\w+\\))\\s*\\.\\s*"
              + "(?:text|texts|flag|number|choice|id|day|removes|optional\\w+)\\(\\s*\"(\\w+)\"");

  private static final ApiTable TABLE = new ApiTable();
  private static final Map<String, String> SHARED =
      Map.of(".limit()", "limit", ".page(", "after limit");

  @TestFactory
  Stream<DynamicTest> whatIsReadIsDescribed() {
    return new ApiApplication()
        .getClasses().stream()
            .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
            .map(type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(), () -> assertThat(described(type)).isEqualTo(read(type))));
  }

  private static Set<String> read(Class<?> type) {
    var source = source(type);
    Set<String> names = new TreeSet<>();
    READ.matcher(source).results().forEach(found -> names.add(found.group(1)));
    SHARED.forEach((call, said) -> {
      if (source.contains(call)) {
        names.addAll(Set.of(said.split(" ", -1)));
      }
    });
    routes(type).forEach(route -> names.addAll(route.query()));
    return names;
  }

  private static Set<String> described(Class<?> type) {
    Set<String> names = new TreeSet<>();
    routes(type)
        .forEach(route -> {
          var told = TABLE.entry(route.key()).told();
          names.addAll(TABLE.entry(route.key()).object("query").keySet());
          if (told.get("body") instanceof JsonString body) {
            members(body.getString()).forEach(names::add);
          }
        });
    names.remove("link"); // brought by any request, and read before the resource is asked
    return new TreeSet<>(names);
  }

  private static Stream<String> members(String schema) {
    var objects = new TreeMap<>(TABLE.schemas("objects"));
    return objects.get(schema) instanceof JsonObject object
        ? object.keySet().stream().map(name -> name.replace("?", ""))
        : Stream.empty();
  }

  private static Stream<ApiRoute> routes(Class<?> type) {
    return ApiRoutes.of("/api/", Set.of(type)).stream();
  }

  private static String source(Class<?> type) {
    try {
      return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
