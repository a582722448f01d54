package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  private static final String ISSUER = "https://login.example.org";

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource({
    "https://login.example.org, ada",
    "https://login.example.org, ADA",
    "https://LOGIN.example.org, Ada",
    "https://login.example.org/, Ada"
  })
  void isComparedToTheLetter(String issuer, String sub) {
    assertThat(new Subject(issuer, sub)).isNotEqualTo(new Subject(ISSUER, "Ada"));
  }

  @Test
  void isTheSameForTheSameIssuerAndSub() {
    assertThat(new Subject(ISSUER, "Ada")).isEqualTo(new Subject(ISSUER, "Ada"));
  }

  @Test
  void takes255CharactersOfEach() {
    var longest = "x".repeat(255);
    assertThat(new Subject(longest, longest).sub()).hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 100_000})
  void refusesMore(int length) {
    var tooLong = "x".repeat(length);
    assertThatThrownBy(() -> new Subject(tooLong, "ada"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("issuer")
        .hasMessageContaining(Integer.toString(length));
    assertThatThrownBy(() -> new Subject(ISSUER, tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void refusesBlanks(String blank) {
    assertThatThrownBy(() -> new Subject(blank, "ada"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Subject(ISSUER, blank))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neitherItsTextNorItsErrorsTellWhoItIs() {
    var canary = "canary-person";
    assertThat(new Subject(ISSUER, canary).toString()).doesNotContain(canary, "login.example");
    assertThatThrownBy(() -> new Subject(ISSUER, canary.repeat(20)))
        .message()
        .doesNotContain(canary);
  }

  @Test
  void theTextOfAPersonTellsNothingOfThemEither() {
    var affiliations =
        new Affiliations(
            List.of("faculty@canary.example"),
            List.of("member@canary.example"),
            List.of("canary.example"),
            Set.of("urn:canary"),
            Set.of("https://canary.example/assurance"));
    var person = new Caller.Person(new Subject(ISSUER, "canary-person"), affiliations);

    assertThat(person.toString()).doesNotContain("canary", "login.example");
  }
}
