package org.fovea.service.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.PolicyId;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.EntitlementSet;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyBookTest {
  private static final InstitutionId JSC = InstitutionId.random();
  private static final InstitutionId KIT = InstitutionId.random();

  private static PolicyBook.Revision revision(PolicyKind kind, String text) {
    return new PolicyBook.Revision(PolicyId.random(), kind, Optional.empty(), text);
  }

  private static PolicyBook.Revision of(InstitutionId institution, String text) {
    return new PolicyBook.Revision(
        PolicyId.random(), PolicyKind.BYTES_OF_INSTITUTION, Optional.of(institution), text);
  }

  private static Facts person(AffiliationKind kind, String assurance) {
    return new Facts(
        List.of(new Facts.Home("Quellstadt", "QST", Set.of("quellstadt.example"), Set.of(kind))),
        List.of(),
        EntitlementSet.NONE,
        EntitlementTrust.ANYBODY,
        Set.of("https://refeds.org/assurance/" + assurance));
  }

  private static final Facts NOBODY =
      new Facts(
          List.of(), List.of(), EntitlementSet.NONE, EntitlementTrust.ANYBODY, Set.of("IAP/low"));

  @Test
  void asLongAsNobodySetsAnythingTheDefaultsHold() {
    var book = new PolicyBook(List.of());

    assertThat(book.bytesOfPerson()).isEqualTo(500_000_000_000L);
    assertThat(book.bytesOf(JSC)).isEqualTo(10_000_000_000_000L);
    assertThat(book.rule(PolicyKind.UPLOAD).revision()).isEmpty();
    assertThat(book.rule(PolicyKind.UPLOAD).expression().evaluate(NOBODY).holds()).isFalse();
  }

  @ParameterizedTest(name = "{0} with {1} may answer for a space: {2}")
  @CsvSource({
    "FACULTY, IAP/medium, true",
    "STAFF, IAP/high, true",
    "EMPLOYEE, IAP/local-enterprise, true",
    "EMPLOYEE, IAP/low, false",
    "STUDENT, IAP/high, false",
    "MEMBER, IAP/high, false",
    "AFFILIATE, IAP/high, false"
  })
  void byDefaultStaffWithACheckedIdentityMayAnswerForASpace(
      AffiliationKind kind, String assurance, boolean may) {
    var rule = new PolicyBook(List.of()).rule(PolicyKind.PRINCIPAL_INVESTIGATOR);

    assertThat(rule.expression().evaluate(person(kind, assurance)).holds()).isEqualTo(may);
  }

  @Test
  void whatIsSetHoldsInsteadOfTheDefault() {
    var upload = revision(PolicyKind.UPLOAD, "everyone");
    var book = new PolicyBook(List.of(upload, revision(PolicyKind.BYTES_OF_PERSON, "7")));

    assertThat(book.rule(PolicyKind.UPLOAD).expression()).isEqualTo(new Expression.Everyone());
    assertThat(book.rule(PolicyKind.UPLOAD).revision()).contains(upload.id());
    assertThat(book.bytesOfPerson()).isEqualTo(7);
  }

  @Test
  void anInstitutionMayHaveALimitOfItsOwnUntilItIsTakenBack() {
    var general = revision(PolicyKind.BYTES_OF_INSTITUTION, "10");

    var book = new PolicyBook(List.of(of(JSC, "99"), general));
    assertThat(book.bytesOf(JSC)).isEqualTo(99);
    assertThat(book.bytesOf(KIT)).isEqualTo(10);
    assertThat(new PolicyBook(List.of(of(JSC, ""), general)).bytesOf(JSC)).isEqualTo(10);
  }

  @Test
  void aTextThatDoesNotReadAnyMoreLetsNobodyIn() {
    var book = new PolicyBook(List.of(revision(PolicyKind.UPLOAD, "moon is full")));
    var verdict =
        book.rule(PolicyKind.UPLOAD).expression().evaluate(person(AffiliationKind.STAFF, "x"));

    assertThat(verdict.holds()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void everyDefaultIsATextThatCouldBeSet(PolicyKind kind) {
    assertThat(PolicyText.checked(kind, PolicyText.byDefault(kind)))
        .isEqualTo(PolicyText.byDefault(kind));
  }

  @Test
  void amountsAreStoredInDigits() {
    assertThat(PolicyText.checked(PolicyKind.BYTES_OF_PERSON, " 1.5 TB "))
        .isEqualTo("1500000000000");
    assertThatThrownBy(() -> PolicyText.checked(PolicyKind.BYTES_OF_PERSON, "much"))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("500 GB");
  }
}
