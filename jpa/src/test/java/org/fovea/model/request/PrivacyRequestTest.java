package org.fovea.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.fovea.model.account.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyRequestTest {
  private static PrivacyRequest request(LocalDate day) {
    var account = new Account("https://login.example.org", "ada", day);
    return new PrivacyRequest(account, "0".repeat(64), RequestKind.ACCESS, null, day);
  }

  @ParameterizedTest(name = "made on {0}: due {1}, extended {2}")
  @CsvSource({
    "2026-11-22, 2026-12-22, 2027-02-22",
    "2027-01-31, 2027-02-28, 2027-04-28",
    "2026-12-31, 2027-01-31, 2027-03-31"
  })
  void isDueWithinAMonthOrThree(LocalDate day, LocalDate due, LocalDate extended) {
    var request = request(day);
    assertThat(request.dueOn()).isEqualTo(due);

    request.extend(ExtensionCause.COMPLEX);

    assertThat(request.dueOn()).isEqualTo(extended);
    assertThat(request.extendedFor()).contains(ExtensionCause.COMPLEX);
  }

  @Test
  void isOverdueOnTheDayAfter() {
    var request = request(LocalDate.of(2026, 11, 22));

    assertThat(request.isOverdue(LocalDate.of(2026, 12, 22))).isFalse();
    assertThat(request.isOverdue(LocalDate.of(2026, 12, 23))).isTrue();
    request.settle(RequestState.ANSWERED, LocalDate.of(2026, 12, 23));
    assertThat(request.isOverdue(LocalDate.of(2026, 12, 24))).isFalse();
  }

  @Test
  void isExtendedOnceAndInTime() {
    var day = LocalDate.of(2026, 11, 22);
    var request = request(day);

    assertThat(request.isExtendable(day)).isTrue();
    assertThat(request.isExtendable(day.plusMonths(1).plusDays(1))).isFalse();
    request.extend(ExtensionCause.MANY_REQUESTS);
    assertThat(request.isExtendable(day)).isFalse();
  }

  @Test
  void aRefusalHasItsCause() {
    var day = LocalDate.of(2026, 11, 22);
    var request = request(day);
    request.refuse(RefusalCause.EXCESSIVE, day);

    assertThat(request.state()).isEqualTo(RequestState.REFUSED);
    assertThat(request.refusedFor()).contains(RefusalCause.EXCESSIVE);
    assertThat(request.settledOn()).contains(day);
  }

  @Test
  void numbersOfCasesCanBeReadOut() {
    assertThat(CaseNumber.draw().value()).matches("R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(CaseNumber.draw()).isNotEqualTo(CaseNumber.draw());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "R-K7Q4", "R-K7Q4-M2XI", "r-k7q4-m2xb", "R-K7Q4-M2XB "})
  void whatIsNoNumberOfACaseIsRefused(String text) {
    assertThatThrownBy(() -> new CaseNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
