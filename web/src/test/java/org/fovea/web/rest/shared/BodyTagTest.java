package org.fovea.web.rest.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class BodyTagTest {

  @Test
  void theTagIsOfAllThatIsShown() {
    var tag = BodyTag.of(named("Übung"));

    assertThat(tag).matches("[A-Za-z0-9_-]{22}").isEqualTo(BodyTag.of(named("Übung")));
    assertThat(tag).isNotEqualTo(BodyTag.of(named("Ubung")));
  }

  private static JsonObject named(String name) {
    return Json.createObjectBuilder().add("name", name).build();
  }
}
