package org.fovea.service.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.EntitlementSet;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.ScopedAffiliation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  static final String ADMIN = "urn:geant:helmholtz.de:group:Fovea:role=admin";
  private static final EntitlementTrust TRUST =
      new EntitlementTrust(Set.of("login.example"), Set.of("*"), false);

  /// Staff of QST, a student of NHV, and an employee of somewhere that is not registered.
  static final Facts PERSON =
      new Facts(
          List.of(
              new Facts.Home(
                  "Quellstadt", "QST", Set.of("quellstadt.example"), Set.of(AffiliationKind.STAFF)),
              new Facts.Home(
                  "Nordhaven",
                  "NHV",
                  Set.of("nordhaven.example"),
                  Set.of(AffiliationKind.STUDENT))),
          read(
              "staff@quellstadt.example",
              "student@nordhaven.example",
              "employee@elsewhere.example"),
          EntitlementSet.of(Set.of(ADMIN + "#login.example", "urn:x1:n:group:g#dev.example")),
          TRUST,
          Set.of("https://refeds.org/assurance/IAP/medium", "https://other.example/a"));

  static final Facts NOBODY = new Facts(List.of(), List.of(), EntitlementSet.NONE, TRUST, Set.of());

  private static List<ScopedAffiliation> read(String... values) {
    return Stream.of(values).map(ScopedAffiliation::parse).flatMap(Optional::stream).toList();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "everyone | true",
        "institution | true",
        "institution \"QST\" | true",
        "institution \"qst\" | true",
        "institution \"SNW\" | false",
        "affiliation staff | true",
        "affiliation member | true",
        "affiliation student | true",
        "affiliation faculty | false",
        "affiliation employee | false",
        "affiliation employee@elsewhere.example | true",
        "affiliation Employee@ELSEWHERE.example | true",
        "affiliation member@elsewhere.example | true",
        "affiliation staff@elsewhere.example | false",
        "affiliation \"library-walk-in\" | false",
        "entitlement \"urn:geant:helmholtz.de:group:Fovea\" | true",
        "entitlement \"urn:geant:helmholtz.de:group:Fovea:role=admin\" | true",
        "entitlement \"urn:geant:helmholtz.de:group:Fovea:role=auditor\" | false",
        "entitlement \"urn:x1:n:group:g\" | false",
        "assurance \"IAP/medium\" | true",
        "assurance \"https://refeds.org/assurance/IAP/medium\" | true",
        "assurance \"https://other.example/a\" | true",
        "assurance \"IAP/high\" | false",
        "assurance \"IAP\" | false",
        "not everyone | false",
        "NOT (affiliation faculty OR affiliation alum) AND Institution | true",
        "affiliation faculty and affiliation faculty or everyone | true",
        "affiliation faculty and (affiliation faculty or everyone) | false",
        "not affiliation faculty and not affiliation alum | true",
        "not not institution | true"
      })
  void holdsForThePersonOrNot(String text, boolean holds) {
    assertThat(Expression.parse(text).evaluate(PERSON).holds()).isEqualTo(holds);
  }

  @Test
  void whatOneIsAtOneInstitutionDoesNotCountAtAnother() {
    var staff = Expression.parse("affiliation staff");

    assertThat(staff.evaluate(PERSON.at("QST")).holds()).isTrue();
    assertThat(staff.evaluate(PERSON.at("NHV")).holds()).isFalse();
    assertThat(staff.evaluate(PERSON.at("SNW")).holds()).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "FACULTY | true",
        "STUDENT | true",
        "STAFF | true",
        "EMPLOYEE | true",
        "MEMBER | true",
        "AFFILIATE | true",
        "ALUM | false",
        "LIBRARY_WALK_IN | false"
      })
  void whoIsNoMoreThanGraduateOrReaderDoesNotBelong(AffiliationKind kind, boolean belongs) {
    assertThat(Expression.parse("institution").evaluate(quellstadt(kind)).holds())
        .isEqualTo(belongs);
    assertThat(Expression.parse("institution \"QST\"").evaluate(quellstadt(kind)).holds())
        .isEqualTo(belongs);
  }

  @Test
  void aGraduateWhoCameBackBelongs() {
    var verdict =
        Expression.parse("institution")
            .evaluate(quellstadt(AffiliationKind.ALUM, AffiliationKind.STUDENT));

    assertThat(verdict.holds()).isTrue();
  }

  @Test
  void whoBelongsToOneOfTheirInstitutionsBelongs() {
    var both =
        new Facts(
            List.of(home("QST", AffiliationKind.ALUM), home("NHV", AffiliationKind.STAFF)),
            List.of(),
            EntitlementSet.NONE,
            TRUST,
            Set.of());

    assertThat(Expression.parse("institution").evaluate(both).words())
        .isEqualTo("You belong to Institute NHV.");
    assertThat(Expression.parse("institution \"QST\"").evaluate(both).obstacles())
        .containsExactly("You are only a graduate of Institute QST or a visitor of its library.");
  }

  @Test
  void whereOnlyTheDomainIsKnownOneBelongs() {
    assertThat(Expression.parse("institution").evaluate(quellstadt()).holds()).isTrue();
  }

  @Test
  void graduatesCanBeAskedForByName() {
    var graduate = quellstadt(AffiliationKind.ALUM);

    assertThat(Expression.parse("affiliation alum").evaluate(graduate).holds()).isTrue();
    assertThat(Expression.parse("institution or affiliation alum").evaluate(graduate).holds())
        .isTrue();
  }

  private static Facts quellstadt(AffiliationKind... kinds) {
    return new Facts(List.of(home("QST", kinds)), List.of(), EntitlementSet.NONE, TRUST, Set.of());
  }

  private static Facts.Home home(String code, AffiliationKind... kinds) {
    return new Facts.Home("Institute " + code, code, Set.of("stage.example"), Set.of(kinds));
  }

  @Test
  void aStudentHereWhoIsAnEmployeeElsewhereDoesNotQualifyHereByThat() {
    var person =
        new Facts(
            List.of(
                new Facts.Home(
                    "Jülich", "JSC", Set.of("fz-juelich.de"), Set.of(AffiliationKind.STUDENT))),
            read("student@fz-juelich.de", "employee@kit.edu"),
            EntitlementSet.NONE,
            TRUST,
            Set.of());
    var employee = Expression.parse("affiliation employee@kit.edu");
    var student = Expression.parse("affiliation student@fz-juelich.de");

    assertThat(employee.evaluate(person).holds()).isTrue();
    assertThat(employee.evaluate(person.at("JSC")).holds()).isFalse();
    assertThat(student.evaluate(person.at("JSC")).holds()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "institution | You belong to no institution that is registered here.",
        "institution \"QST\" | You do not belong to the institution QST.",
        "affiliation staff | You are not staff of an institution that is registered here.",
        "affiliation employee@kit.edu | You are not an employee of kit.edu.",
        "entitlement \"urn:x1:n:group:g\" | You do not hold the entitlement urn:x1:n:group:g.",
        "assurance \"IAP/medium\" | Your home organisation does not vouch for your identity with"
            + " IAP/medium.",
        "not everyone | This is excluded: This holds for everybody.",
        "everyone and institution | You belong to no institution that is registered here."
      })
  void saysInWordsWhatStandsInTheWay(String text, String words) {
    assertThat(Expression.parse(text).evaluate(NOBODY).obstacles()).containsExactly(words);
  }

  @Test
  void tellsAnEntitlementNobodyHasFromOneOfTheWrongAuthority() {
    assertThat(Expression.parse("entitlement \"urn:x1:n:group:g\"").evaluate(PERSON).words())
        .isEqualTo(
            "You hold the entitlement urn:x1:n:group:g, but from nobody whose word counts here.");
  }

  @Test
  void givesAReasonForEachTestInOrder() {
    var verdict =
        Expression.parse("institution and (affiliation faculty or affiliation staff)")
            .evaluate(PERSON);

    assertThat(verdict.obstacles()).isEmpty();
    assertThat(verdict.reasons())
        .extracting(Reason::depth, Reason::holds, Reason::test)
        .containsExactly(
            row(0, true, "institution and (affiliation faculty or affiliation staff)"),
            row(1, true, "institution"),
            row(1, true, "affiliation faculty or affiliation staff"),
            row(2, false, "affiliation faculty"),
            row(2, true, "affiliation staff"));
    assertThat(verdict.reasons().getLast().words()).isEqualTo("You are staff of Quellstadt.");
  }

  private static Tuple row(int depth, boolean holds, String test) {
    return tuple(depth, holds, test);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        " | 1 | everyone",
        "nobody | 1 | everyone",
        "mfa | 1 | everyone",
        "institution institution | 13 | and, or, or the end",
        "institution \"TOOLONGCODE\" | 13 | facility code",
        "institution or | 15 | everyone",
        "affiliation | 12 | faculty, student",
        "affiliation boss | 13 | faculty, student",
        "affiliation staff@ | 13 | a domain",
        "affiliation staff@-x | 13 | a domain",
        "affiliation staff@a@b | 13 | a domain",
        "entitlement urn | 13 | an entitlement in quotes",
        "entitlement \"urn:mace:dir:entitlement:common-lib-terms\" | 13 | AARC-G069",
        "entitlement \"urn | 17 | a closing \"",
        "assurance \"\" | 11 | IAP/medium",
        "assurance \"a b\" | 11 | IAP/medium",
        "(everyone | 10 | )",
        "everyone) | 9 | and, or, or the end",
        "everyone; everyone | 9 | a word",
        "()  | 2 | everyone",
        "not | 4 | everyone"
      })
  void saysWhereATextGoesWrong(String text, int column, String expected) {
    assertThatThrownBy(() -> Expression.parse(text == null ? "" : text))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            e -> {
              assertThat(e.column()).isEqualTo(column);
              assertThat(e).hasMessageStartingWith("Column " + column + ": expected ");
              assertThat(e).hasMessageContaining(expected);
              assertThat(e.code()).isEqualTo("expression");
            });
  }

  @Test
  void neitherLengthNorDepthOverflowsTheStack() {
    var longest = "everyone" + " or everyone".repeat(332);
    assertThat(longest).hasSizeLessThanOrEqualTo(4000);
    assertThat(Expression.parse(longest).evaluate(NOBODY).holds()).isTrue();
    assertThat(Expression.parse("(".repeat(50) + "everyone" + ")".repeat(50)))
        .isEqualTo(new Expression.Everyone());
    assertThatThrownBy(() -> Expression.parse("(".repeat(51) + "everyone" + ")".repeat(51)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("at most 50");
    assertThatThrownBy(() -> Expression.parse("not ".repeat(900) + "everyone"))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> Expression.parse("(".repeat(1_000_000)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith("Column 4001: expected at most 4000 characters");
  }
}
