package org.fovea.service.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Optional;
import org.fovea.config.UploadSettings;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.retention.RetentionRule.Keeper;
import org.fovea.service.retention.RetentionRule.Since;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionMatrixTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private final RetentionMatrix matrix = matrix(Duration.ofHours(24));

  private static RetentionMatrix matrix(Duration idle) {
    return new RetentionMatrix(new UploadSettings(1, idle, 1, 1));
  }

  @Test
  void everyClassHasOneRule() {
    assertThat(matrix.rules())
        .extracting(RetentionRule::kind)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(RetentionClass.values()));
  }

  @ParameterizedTest(name = "{0} last used {1} is due: {2}")
  @CsvSource({
    "UPLOADS, 2026-11-21T13:00:00Z, false", // 23 hours ago
    "UPLOADS, 2026-11-21T11:00:00Z, true", // 25 hours ago
    "IDEMPOTENCY_KEYS, 2026-11-21T13:00:00Z, false",
    "IDEMPOTENCY_KEYS, 2026-11-21T11:00:00Z, true",
    "ORPHAN_FILES, 2026-11-21T13:00:00Z, false",
    "ORPHAN_FILES, 2026-11-21T11:00:00Z, true",
    "UNUSED_ACCOUNTS, 2025-11-23T12:00:00Z, false", // 12 months but a day
    "UNUSED_ACCOUNTS, 2025-11-21T12:00:00Z, true", // 12 months and a day
    "BREAK_GLASS, 2025-11-23T12:00:00Z, false",
    "BREAK_GLASS, 2025-11-21T12:00:00Z, true",
    "DELIVERIES, 2025-11-23T12:00:00Z, false",
    "DELIVERIES, 2025-11-21T12:00:00Z, true",
    "LEGAL_HOLDS, 2025-11-23T12:00:00Z, false",
    "LEGAL_HOLDS, 2025-11-21T12:00:00Z, true",
    "REQUESTS, 2023-11-23T12:00:00Z, false", // 36 months but a day
    "REQUESTS, 2023-11-21T12:00:00Z, true", // 36 months and a day
    "INVITATIONS, 2026-08-25T12:00:00Z, false", // 89 days
    "INVITATIONS, 2026-08-23T12:00:00Z, true", // 91 days
    "IMAGE_LINKS, 2026-10-24T12:00:00Z, false", // 29 days
    "IMAGE_LINKS, 2026-10-22T12:00:00Z, true", // 31 days
    "USAGE_COUNTS, 2023-11-23T12:00:00Z, false",
    "USAGE_COUNTS, 2023-11-21T12:00:00Z, true",
    "RETENTION_REPORTS, 2023-11-23T12:00:00Z, false",
    "RETENTION_REPORTS, 2023-11-21T12:00:00Z, true"
  })
  void aJobTakesWhatIsDueAndNothingElse(RetentionClass kind, Instant lastUsed, boolean due) {
    var rule = matrix.jobs().stream().filter(one -> one.kind() == kind).findAny().orElseThrow();
    var keeping = (Keeping.For) rule.keeping();

    assertThat(lastUsed.isBefore(keeping.dueBefore(NOON))).isEqualTo(due);
  }

  @Test
  void aMonthIsAsLongAsTheCalendarSays() {
    var year = new Keeping.For(Period.ofMonths(12));

    assertThat(year.dueBefore(Instant.parse("2028-02-29T00:00:00Z")))
        .isEqualTo(Instant.parse("2027-02-28T00:00:00Z"));
  }

  @Test
  void nothingThatTellsOfPersonsCanBeKeptForMoreThanTwelveMonths() {
    assertThatThrownBy(() -> matrix(Duration.ofDays(366)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UPLOADS tells of persons");
    assertThat(matrix(Duration.ofDays(365)).rules()).isNotEmpty();
    assertThat(matrix.rules())
        .filteredOn(rule -> rule.personal() && rule.keeping() instanceof Keeping.For)
        .filteredOn(rule -> ((Keeping.For) rule.keeping()).isLongerThan(RetentionRule.MOST))
        .extracting(RetentionRule::kind)
        .containsExactly(RetentionClass.REQUESTS); // claims outlive their cause
  }

  @Test
  void aTimeIsMoreThanNothing() {
    for (TemporalAmount none : new TemporalAmount[] {Duration.ZERO, Period.ofDays(-1)}) {
      assertThatThrownBy(() -> new Keeping.For(none)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aJobKnowsWhenToLook() {
    assertThatThrownBy(() ->
            new RetentionRule(
                RetentionClass.UPLOADS,
                new Keeping.Always(),
                Since.CREATION,
                Keeper.JOB,
                true,
                Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
