package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The description of the API as a file that anybody may have; and that a linter of others
/// (`src/test/openapi`) finds nothing in it.
class OpenApiIT {
  private static final NodeTests LINT =
      new NodeTests(
          Path.of("src", "test", "openapi").toAbsolutePath(),
          Path.of("target", "openapi").toAbsolutePath());

  @TestFactory
  Stream<DynamicNode> lint() throws IOException {
    LINT.node(Map.of(), "npm", "ci", "--ignore-scripts", "--loglevel=error").succeeded();
    return LINT.all(Map.of("FOVEA_SERVER", Fovea.ADDRESS.toString()));
  }

  @Test
  void anybodyMayHaveItAndKeepIt() {
    for (var format : Map.of("json", "application/json", "yaml", "application/yaml").entrySet()) {
      var path = "/api/v1/openapi." + format.getKey();
      var answer = Api.asNobody().get(path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith(format.getValue());
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");

      var tag = answer.headers().firstValue("ETag").orElseThrow();
      assertThat(Api.asNobody().get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
  }

  /// What is not ours to say must not be in it.
  @Test
  void itSaysNothingOfTheServerItself() {
    var text = Api.text(Api.asNobody().get(Contract.DOCUMENT));

    assertThat(text).doesNotContain("org.fovea.", "127.0.0.1", Fovea.HOME.toString());
  }

  /// Otherwise the tests would take everything for described.
  @Test
  void anAnswerThatIsNotDescribedIsFound() {
    var contract = Api.asNobody().contract();
    var answer = Api.as("ada").get("/api/v1/me");
    var headers = answer.headers();
    var body = java.util.Optional.of(answer.body());

    contract.require("GET", "/api/v1/me", 200, headers, body);
    assertFails(() -> contract.require("GET", "/api/v1/me", 418, headers, body));
    assertFails(() -> contract.require("GET", "/api/v1/spaces", 200, headers, body));
    assertFails(() -> contract.require("GET", "/api/v1/nowhere", 200, headers, body));
    assertFails(() -> contract.require("GET", "/api/v1/me/export", 200, headers, body));
  }

  private static void assertFails(Runnable check) {
    org.assertj.core.api.Assertions.assertThatThrownBy(check::run)
        .isInstanceOf(AssertionError.class);
  }
}
