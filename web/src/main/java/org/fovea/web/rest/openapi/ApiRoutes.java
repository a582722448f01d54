package org.fovea.web.rest.openapi;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads routes off resource classes. Classes without `@Path` are providers and have none.
final class ApiRoutes {
  /// A variable of a path (Jakarta REST 4.0, section 3.4): patterns hold braces of one depth.
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*(\\w+)\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})*))?}");

  private ApiRoutes() {}

  /// All routes, by path and method.
  ///
  /// @param base what stands before the paths of the classes, such as `/api/`
  static List<ApiRoute> of(String base, Collection<Class<?>> classes) {
    List<ApiRoute> routes = new ArrayList<>();
    for (var resource : classes) {
      if (resource.isAnnotationPresent(Path.class)) {
        for (var method : resource.getDeclaredMethods()) {
          verb(method).ifPresent(verb -> routes.add(route(base, resource, method, verb)));
        }
      }
    }
    routes.sort(Comparator.comparing(ApiRoute::path).thenComparing(ApiRoute::method));
    return List.copyOf(routes);
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(mark -> mark.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(HttpMethod::value)
        .findAny();
  }

  private static ApiRoute route(String base, Class<?> resource, Method method, String verb) {
    var own = method.getAnnotation(Path.class);
    var path =
        base + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
    return new ApiRoute(
        resource.getSimpleName() + "." + method.getName(),
        verb,
        VARIABLE.matcher(path).replaceAll("{$1}"),
        variables(path),
        names(method, QueryParam.class, QueryParam::value),
        names(method, HeaderParam.class, HeaderParam::value),
        types(resource, method, Consumes.class, Consumes::value),
        types(resource, method, Produces.class, Produces::value),
        marks(resource, method));
  }

  private static Map<String, String> variables(String path) {
    Map<String, String> variables = new LinkedHashMap<>();
    VARIABLE
        .matcher(path)
        .results()
        .forEach(found ->
            variables.put(found.group(1), found.group(2) == null ? "" : found.group(2).strip()));
    return Collections.unmodifiableMap(variables);
  }

  /// The names in the annotations of that type at parameters, and at fields of bean parameters.
  private static <A extends Annotation> Set<String> names(
      Method method, Class<A> type, Function<A, String> name) {
    Set<String> names = new TreeSet<>();
    for (var parameter : method.getParameters()) {
      var places =
          parameter.isAnnotationPresent(BeanParam.class)
              ? Arrays.<AnnotatedElement>asList(parameter.getType().getDeclaredFields())
              : List.<AnnotatedElement>of(parameter);
      places.stream()
          .map(place -> place.getAnnotation(type))
          .flatMap(Stream::ofNullable)
          .forEach(found -> names.add(name.apply(found)));
    }
    return Collections.unmodifiableSet(names);
  }

  /// The method's media types, or else those of its class.
  private static <A extends Annotation> List<String> types(
      Class<?> resource, Method method, Class<A> type, Function<A, String[]> value) {
    return Stream.of(method, resource)
        .map(place -> place.getAnnotation(type))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .map(found -> List.of(value.apply(found)))
        .orElse(List.of());
  }

  private static Set<String> marks(Class<?> resource, Method method) {
    Set<String> marks = new TreeSet<>();
    Stream.of(resource, method)
        .flatMap(place -> Arrays.stream(place.getAnnotations()))
        .forEach(mark -> marks.add(mark.annotationType().getSimpleName()));
    return Collections.unmodifiableSet(marks);
  }
}
