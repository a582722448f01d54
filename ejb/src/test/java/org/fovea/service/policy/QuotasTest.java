package org.fovea.service.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.PolicyId;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.shared.TooLargeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private static final InstitutionId JSC = InstitutionId.random();
  private final Quotas quotas = new Quotas();

  @BeforeEach
  void limits() {
    quotas.policies =
        new Policies() {
          @Override
          PolicyBook book() {
            return new PolicyBook(
                List.of(
                    limit(PolicyKind.BYTES_OF_PERSON, 1_000_000_000),
                    limit(PolicyKind.BYTES_OF_INSTITUTION, 5_000_000_000L)));
          }
        };
  }

  private static PolicyBook.Revision limit(PolicyKind kind, long bytes) {
    return new PolicyBook.Revision(PolicyId.random(), kind, Optional.empty(), Long.toString(bytes));
  }

  private static Optional<UsedByInstitution> used(long bytes) {
    return Optional.of(new UsedByInstitution(JSC, bytes));
  }

  @Test
  void allOfALimitMayBeUsed() {
    assertThatCode(() -> quotas.require(999_999_990, used(4_999_999_990L), 10))
        .doesNotThrowAnyException();
    assertThatCode(() -> quotas.require(0, Optional.empty(), 1_000_000_000))
        .doesNotThrowAnyException();
  }

  @Test
  void onePersonMayNotKeepMore() {
    assertThatThrownBy(() -> quotas.require(999_999_991, used(0), 10))
        .isInstanceOfSatisfying(
            TooLargeException.class, e -> assertThat(e.code()).isEqualTo("person-quota"))
        .hasMessageStartingWith(
            "You may keep 1 GB here and have 999.9 MB, so there is no room for 10 B");
  }

  @Test
  void oneInstitutionMayNotKeepMore() {
    assertThatThrownBy(() -> quotas.require(0, used(4_900_000_000L), 200_000_000))
        .isInstanceOfSatisfying(
            TooLargeException.class, e -> assertThat(e.code()).isEqualTo("institution-quota"))
        .hasMessageContaining("may keep 5 GB here and has 4.9 GB, so there is no room for 200 MB");
  }

  @Test
  void evenTheLargestNumbersDoNotOverflow() {
    assertThatThrownBy(() -> quotas.require(1, Optional.empty(), Long.MAX_VALUE))
        .isInstanceOf(TooLargeException.class);
    assertThatThrownBy(() -> quotas.require(Long.MAX_VALUE, Optional.empty(), 1))
        .isInstanceOf(TooLargeException.class);
  }
}
