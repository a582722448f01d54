package org.fovea.web.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class YamlWriterTest {
  @Test
  void objectsListsAndScalarsAreInBlockStyle() {
    assertThat(yaml("{'a': {'b': [1, 'two', null, true]}, 'c': {}, 'd': []}"))
        .isEqualTo(
            """
            a:
              b:
                - 1
                - "two"
                - null
                - true
            c: {}
            d: []
            """);
  }

  @Test
  void anObjectInAListBeginsBehindTheDash() {
    assertThat(yaml("{'a': [{'b': 1, 'c': {'d': 2}}, [3, 4], {}]}"))
        .isEqualTo(
            """
            a:
              - b: 1
                c:
                  d: 2
              -
                - 3
                - 4
              - {}
            """);
  }

  /// A status would be a number, and `on` a truth value to readers of YAML 1.1.
  @Test
  void keysThatWouldBeSomethingElseAreQuoted() {
    assertThat(yaml("{'200': 1, 'on': 2, '/api/{id}': 3, '$ref': 4, 'x-y': 5}"))
        .isEqualTo(
            """
            "200": 1
            "on": 2
            "/api/{id}": 3
            $ref: 4
            x-y: 5
            """);
  }

  @Test
  void textKeepsItsLinesAndQuotes() {
    assertThat(yaml("{'a': 'one\\ntwo: # \\u0022'}")).isEqualTo("a: \"one\\ntwo: # \\\"\"\n");
  }

  private static String yaml(String json) {
    try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
      return YamlWriter.write(reader.readObject());
    }
  }
}
