package org.fovea.pyramid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void writesOneObjectOnOneLine() {
    assertThat(new Json().put("a", 1).put("b", true).put("c", "d"))
        .hasToString("{\"a\":1,\"b\":true,\"c\":\"d\"}");
  }

  @Test
  void nestsObjectsAndLists() {
    var inner = new Json().put("x", 0.5);
    var json =
        new Json()
            .put("a", inner)
            .putTexts("b", List.of("c", "\""))
            .putObjects("d", List.of(inner, new Json()));
    assertThat(json)
        .hasToString("{\"a\":{\"x\":0.5},\"b\":[\"c\",\"\\\"\"],\"d\":[{\"x\":0.5},{}]}");
  }

  @Test
  void refusesWhatJsonCannotSay() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Json().put("x", Double.NaN));
  }

  @Test
  void quotesWhatCouldEndAString() {
    assertThat(new Json().put("a", "\"\\\n\0é\ud800"))
        .hasToString("{\"a\":\"\\\"\\\\\\u000a\\u0000é\\ud800\"}");
  }
}
