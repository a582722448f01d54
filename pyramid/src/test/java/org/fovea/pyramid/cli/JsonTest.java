package org.fovea.pyramid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void writesOneObjectOnOneLine() {
    assertThat(new Json().put("a", 1).put("b", true).put("c", "d"))
        .hasToString("{\"a\":1,\"b\":true,\"c\":\"d\"}");
  }

  @Test
  void quotesWhatCouldEndAString() {
    assertThat(new Json().put("a", "\"\\\n\0é\ud800"))
        .hasToString("{\"a\":\"\\\"\\\\\\u000a\\u0000é\\ud800\"}");
  }
}
