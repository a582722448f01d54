package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopedAffiliationTest {
  @ParameterizedTest(name = "{0} is {1} at {2}")
  @CsvSource({
    "faculty@kit.edu, FACULTY, kit.edu",
    "Faculty@KIT.edu, FACULTY, kit.edu",
    "' staff @ kit.edu ', STAFF, kit.edu",
    "library-walk-in@kit.edu, LIBRARY_WALK_IN, kit.edu"
  })
  void isAWordAndADomain(String value, AffiliationKind kind, String scope) {
    var read = ScopedAffiliation.parse(value).orElseThrow();

    assertThat(read.kind()).contains(kind);
    assertThat(read.scope()).isEqualTo(scope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@", "faculty", "faculty@", "@kit.edu", "faculty@kit.edu@other.example"})
  void whatHasNoSuchFormTellsNothing(String value) {
    assertThat(ScopedAffiliation.parse(value)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AffiliationKind.class)
  void anUnknownWordStillTellsTheDomainAndIsNothingThere(AffiliationKind kind) {
    var read = ScopedAffiliation.parse("hausmeister@kit.edu").orElseThrow();

    assertThat(read.kind()).isEmpty();
    assertThat(read.scope()).isEqualTo("kit.edu");
    assertThat(read.implies(kind)).isFalse();
  }

  @ParameterizedTest(name = "{0} is a member: {1}")
  @CsvSource({
    "faculty, true",
    "student, true",
    "staff, true",
    "employee, true",
    "member, true",
    "affiliate, false",
    "alum, false",
    "library-walk-in, false"
  })
  void whoWorksOrStudiesThereIsAMember(String word, boolean member) {
    var read = ScopedAffiliation.parse(word + "@kit.edu").orElseThrow();

    assertThat(read.implies(AffiliationKind.MEMBER)).isEqualTo(member);
    assertThat(ScopedAffiliation.parse("member@kit.edu").orElseThrow())
        .matches(m -> word.equals("member") || !m.implies(read.kind().orElseThrow()));
  }
}
