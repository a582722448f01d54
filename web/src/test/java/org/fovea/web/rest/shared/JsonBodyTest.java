package org.fovea.web.rest.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static final String SPACE = "Space00000000000000000";

  @Test
  void readsWhatIsThere() {
    var body =
        JsonBody.parse(
            """
            {"name": "Ring", "open": true, "count": 7, "role": "VIEWER",
             "space": "%s", "words": ["a", "b"], "gone": null, "ignored": {}}
            """
                .formatted(SPACE));

    assertThat(body.text("name")).isEqualTo("Ring");
    assertThat(body.flag("open")).isTrue();
    assertThat(body.number("count")).isEqualTo(7);
    assertThat(body.choice("role", Role.class)).isEqualTo(Role.VIEWER);
    assertThat(body.id("space", SpaceId::new)).isEqualTo(new SpaceId(SPACE));
    assertThat(body.texts("words")).containsExactly("a", "b");
    assertThat(body.removes("gone")).isTrue();
  }

  @Test
  void whatMayBeMissingIsEmptyThen() {
    var body = JsonBody.parse("{}");

    assertThat(body.optionalText("x")).isEmpty();
    assertThat(body.optionalFlag("x")).isEmpty();
    assertThat(body.optionalNumber("x")).isEmpty();
    assertThat(body.optionalChoice("x", Role.class)).isEmpty();
    assertThat(body.optionalId("x", SpaceId::new)).isEmpty();
    assertThat(body.removes("x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "\"a\"", "{", "{\"a\":1} x", "{'a': 1}"})
  void whatIsNoObjectIsRefused(String body) {
    assertThatThrownBy(() -> JsonBody.parse(body))
        .isInstanceOf(InvalidException.class)
        .hasMessage("The body is not a JSON object.");
  }

  static Stream<String> beyondTheParser() {
    return Stream.of(
        "{\"a\":".repeat(1_001) + "1" + "}".repeat(1_001),
        "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
        "{\"a\":1e99999999999}",
        "{\"a\":" + "9".repeat(2_000) + "}");
  }

  @ParameterizedTest
  @MethodSource("beyondTheParser")
  void whatIsBeyondTheParserIsRefusedLikeThat(String body) {
    assertThatThrownBy(() -> JsonBody.parse(body)).isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("wrongMembers")
  void aWrongMemberIsNamed(String body, Consumer<JsonBody> reading, String sentence) {
    assertThatThrownBy(() -> reading.accept(JsonBody.parse(body)))
        .isInstanceOfSatisfying(
            WrongFieldException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo("member");
              assertThat(refusal.field()).isEqualTo("a");
            })
        .hasMessage(sentence);
  }

  static Stream<Arguments> wrongMembers() {
    return Stream.of(
        wrong("{}", b -> b.text("a"), "The body has no string \"a\"."),
        wrong("{\"a\": 1}", b -> b.text("a"), "The member \"a\" is no string."),
        wrong("{\"a\": null}", b -> b.optionalText("a"), "The member \"a\" is no string."),
        wrong("{\"a\": \"true\"}", b -> b.flag("a"), "The member \"a\" is no boolean."),
        wrong("{\"a\": 1.5}", b -> b.number("a"), "The member \"a\" is no whole number."),
        wrong(
            "{\"a\": 9223372036854775808}",
            b -> b.number("a"),
            "The member \"a\" is no whole number."),
        wrong(
            "{\"a\": \"viewer\"}",
            b -> b.choice("a", Role.class),
            "The member \"a\" is not one of VIEWER, CONTRIBUTOR, MANAGER, PRINCIPAL_INVESTIGATOR."),
        wrong("{\"a\": \"x\"}", b -> b.id("a", SpaceId::new), "The member \"a\" is no identifier."),
        wrong("{\"a\": [1]}", b -> b.texts("a"), "The member \"a\" is no array of strings."));
  }

  private static Arguments wrong(String body, Consumer<JsonBody> reading, String sentence) {
    return Arguments.of(body, reading, sentence);
  }
}
