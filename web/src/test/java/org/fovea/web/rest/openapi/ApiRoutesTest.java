package org.fovea.web.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiRoutesTest {
  /// As a filter would be bound to it.
  @interface Marked {}

  static final class Headers {
    @HeaderParam("X-Length")
    @Nullable String length;
  }

  @Path("v1/things")
  @Produces("application/json")
  static final class Things {
    @GET
    @Path("{thing: [0-9A-Za-z]{22}}/parts/{part}.{format: jpg|png}")
    @Produces({"image/jpeg", "image/png"})
    public void part(@QueryParam("size") String size) {}

    @POST
    @Marked
    @Consumes("text/csv")
    public void make(@BeanParam Headers headers, @HeaderParam("X-Kind") String kind) {}

    @DELETE
    public void clear() {
      size();
    }

    public int size() {
      return 0;
    }
  }

  static final class Provider {
    @GET
    public void noResource() {}
  }

  private static final List<ApiRoute> ROUTES =
      ApiRoutes.of("/api/", Set.of(Things.class, Provider.class));

  @Test
  void onlyMethodsOfResourcesThatAnswerARequestAreRoutes() {
    assertThat(ROUTES.stream().map(route -> route.method() + " " + route.path()))
        .containsExactly(
            "DELETE /api/v1/things",
            "POST /api/v1/things",
            "GET /api/v1/things/{thing}/parts/{part}.{format}");
    assertThat(ROUTES.getFirst().key()).isEqualTo("Things.clear");
  }

  @Test
  void variablesKeepTheirPatternsAndOrder() {
    assertThat(ROUTES.getLast().variables().entrySet())
        .containsExactly(
            Map.entry("thing", "[0-9A-Za-z]{22}"),
            Map.entry("part", ""),
            Map.entry("format", "jpg|png"));
    assertThat(ROUTES.getLast().query()).containsExactly("size");
  }

  @Test
  void mediaTypesOfTheMethodWinOverThoseOfTheClass() {
    assertThat(ROUTES.getLast().produces()).containsExactly("image/jpeg", "image/png");
    assertThat(ROUTES.get(1).produces()).containsExactly("application/json");
    assertThat(ROUTES.get(1).consumes()).containsExactly("text/csv");
    assertThat(ROUTES.getFirst().consumes()).isEmpty();
  }

  @Test
  void headersOfBeansCountAndMarksAreSeenIfTheyLiveThatLong() {
    assertThat(ROUTES.get(1).headers()).containsExactly("X-Kind", "X-Length");
    assertThat(ROUTES.get(1).marks()).contains("POST", "Consumes", "Path").doesNotContain("Marked");
  }
}
