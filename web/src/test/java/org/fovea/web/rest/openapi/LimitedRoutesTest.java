package org.fovea.web.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.fovea.web.limit.Budget;
import org.fovea.web.rest.ApiApplication;
import org.junit.jupiter.api.Test;

/// What the document says of limits is what the filter does.
class LimitedRoutesTest {
  private static final List<ApiRoute> ROUTES =
      ApiRoutes.of("/api/", new ApiApplication().getClasses());
  private static final JsonObject PATHS = ApiDocument.of(ROUTES).getJsonObject("paths");

  @Test
  void whateverIsCountedSaysSoAndNothingElse() {
    assertThat(ROUTES)
        .allSatisfy(route ->
            assertThat(responses(route).containsKey("429"))
                .as("%s %s", route.method(), route.path())
                .isEqualTo(isCounted(route)));
    assertThat(ROUTES).anyMatch(LimitedRoutesTest::isCounted);
    assertThat(ROUTES.stream().filter(route -> !isCounted(route)).map(ApiRoute::key))
        .containsExactlyInAnyOrder(
            "ImageEventsResource.open",
            "ImageResource.original",
            "ImageResource.thumbnail",
            "NamesResource.open",
            "UploadResource.append",
            "UploadResource.head",
            "UploadResource.options",
            "UploadResource.optionsOfOne");
  }

  private static boolean isCounted(ApiRoute route) {
    var path = route.path().replaceAll("\\{\\w+}", "0".repeat(22));
    return Budget.ofApi(route.method(), path).isPresent();
  }

  private static JsonObject responses(ApiRoute route) {
    return PATHS
        .getJsonObject(route.path())
        .getJsonObject(route.method().toLowerCase(Locale.ROOT))
        .getJsonObject("responses");
  }
}
