package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fovea.it.AuthorisationTable.Route;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The authorisation matrix has every route that the running server has, and no other: JAX-RS
/// methods, pages and servlets, as they are registered (S-01).
@ExtendWith(ArquillianExtension.class)
class RoutesIT {
  private static final String SERVLET = "SERVLET ";
  private static final Predicate<String> OF_JAX_RS = path -> path.matches(Cells.OF_JAX_RS);

  private final Set<Route> told = AuthorisationTable.read().routes();

  @Deployment(testable = false)
  static WebArchive lister() {
    return ShrinkWrap.create(WebArchive.class, "route-lister.war").addClass(RouteLister.class);
  }

  /// The server makes a JAX-RS application ready when it is first asked for something.
  @BeforeEach
  void awakeApplications() {
    Api.asNobody().get("/api/v1/me");
    for (var door : List.of("dzi", "iiif", "zoomify", "xyz")) {
      Api.asNobody().get("/" + door + "/nothing");
    }
  }

  @Test
  void theMatrixHasTheMethodsOfJaxRs() {
    var registered =
        lines().stream().filter(line -> !line.startsWith(SERVLET)).collect(Collectors.toSet());
    var inMatrix =
        told.stream()
            .filter(route -> OF_JAX_RS.test(route.path()))
            .map(route -> route.method() + " " + route.path().replaceFirst("\\?.*", ""))
            .collect(Collectors.toSet());

    assertThat(registered).hasSizeGreaterThan(15);
    assertThat(inMatrix).isEqualTo(registered);
  }

  /// In both directions: what the server can do, and what its OpenAPI document says.
  @Test
  void theDescriptionHasTheRoutesOfTheApi() {
    var registered =
        lines().stream()
            .filter(line -> !line.startsWith(SERVLET) && line.contains(" /api/"))
            .collect(Collectors.toSet());

    assertThat(registered).hasSizeGreaterThan(100);
    assertThat(Api.asNobody().contract().operations())
        .containsExactlyInAnyOrderElementsOf(registered);
  }

  @Test
  void theMatrixHasTheAddressesOfPagesAndServlets() {
    var mappings =
        lines().stream()
            .filter(line -> line.startsWith(SERVLET))
            .map(line -> line.substring(SERVLET.length()))
            .filter(OF_JAX_RS.negate())
            .collect(Collectors.toSet());
    var paths =
        told.stream()
            .map(Route::path)
            .filter(path -> path.startsWith("/") && !OF_JAX_RS.test(path))
            .collect(Collectors.toSet());

    assertThat(mappings).hasSizeGreaterThan(8);
    assertThat(mappings)
        .allSatisfy(mapping -> assertThat(paths).anyMatch(path -> matches(mapping, path)));
    assertThat(paths)
        .allSatisfy(path -> assertThat(mappings).anyMatch(mapping -> matches(mapping, path)));
  }

  private static Set<String> lines() {
    var answer = Api.asNobody().get("/route-lister/routes");
    assertThat(answer.statusCode()).isEqualTo(200);
    return Api.text(answer).lines().map(RoutesIT::plain).collect(Collectors.toSet());
  }

  /// Without the patterns of variables: `{image: [0-9A-Za-z]{22}}` is `{image}`.
  private static String plain(String line) {
    return line.replaceAll("\\{(\\w+):\\s*(?:[^{}]|\\{[^{}]*})*}", "{$1}");
  }

  /// Whether a servlet's mapping is for that path (Jakarta Servlet 6.0, section 12.2).
  private static boolean matches(String mapping, String path) {
    if (mapping.startsWith("*.")) {
      return path.endsWith(mapping.substring(1));
    }
    if (mapping.endsWith("/*")) {
      return path.startsWith(mapping.substring(0, mapping.length() - 1));
    }
    var page = mapping.length() > 1 ? mapping.replaceFirst("/$", "") : mapping;
    return path.equals(page) || (page.equals("/index") && path.equals("/"));
  }
}
