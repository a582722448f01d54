package org.fovea.service.retention;

import static org.fovea.model.retention.RetentionClass.AUDIT_LOG;
import static org.fovea.model.retention.RetentionClass.BARRED_SUBJECTS;
import static org.fovea.model.retention.RetentionClass.BREAK_GLASS;
import static org.fovea.model.retention.RetentionClass.CLOSED_ACCOUNTS;
import static org.fovea.model.retention.RetentionClass.DELIVERIES;
import static org.fovea.model.retention.RetentionClass.DOCUMENTS;
import static org.fovea.model.retention.RetentionClass.ERASURES;
import static org.fovea.model.retention.RetentionClass.HAND_OVERS;
import static org.fovea.model.retention.RetentionClass.IDEMPOTENCY_KEYS;
import static org.fovea.model.retention.RetentionClass.IMAGES;
import static org.fovea.model.retention.RetentionClass.IMAGE_LINKS;
import static org.fovea.model.retention.RetentionClass.INVITATIONS;
import static org.fovea.model.retention.RetentionClass.LEGAL_HOLDS;
import static org.fovea.model.retention.RetentionClass.LOG_FILES;
import static org.fovea.model.retention.RetentionClass.ORPHAN_FILES;
import static org.fovea.model.retention.RetentionClass.OWNERSHIP;
import static org.fovea.model.retention.RetentionClass.REQUESTS;
import static org.fovea.model.retention.RetentionClass.RETENTION_REPORTS;
import static org.fovea.model.retention.RetentionClass.SESSIONS;
import static org.fovea.model.retention.RetentionClass.SITE;
import static org.fovea.model.retention.RetentionClass.SPACES;
import static org.fovea.model.retention.RetentionClass.UNUSED_ACCOUNTS;
import static org.fovea.model.retention.RetentionClass.UPLOADS;
import static org.fovea.model.retention.RetentionClass.USAGE_COUNTS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import org.fovea.config.SessionLimits;
import org.fovea.config.UploadSettings;
import org.fovea.model.idempotency.IdempotencyKey;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.retention.RetentionRule.Keeper;
import org.fovea.service.retention.RetentionRule.Since;

/// How long every class of data is kept. This is the one place that says so: jobs, the admin
/// console and the published policies all read it.
@ApplicationScoped
public class RetentionMatrix {
  /// All text logs of all processes together stay below.
  public static final long LOG_BYTES = 10_000_000;

  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Period MONTH = Period.ofDays(30);
  private static final Period QUARTER = Period.ofDays(90); // as long as an invitation can be open
  private static final Period THREE_YEARS = Period.ofYears(3);

  private final List<RetentionRule> rules;

  /// For the container only.
  protected RetentionMatrix() {
    this.rules = List.of();
  }

  @Inject
  public RetentionMatrix(UploadSettings uploads) {
    this.rules =
        List.of(
            kept(IMAGES, new Keeping.UntilDeleted(), Since.DELETION, Keeper.ACT, true),
            kept(SPACES, new Keeping.UntilDeleted(), Since.DELETION, Keeper.ACT, true),
            kept(OWNERSHIP, new Keeping.Always(), Since.CREATION, Keeper.NOBODY, true),
            job(UPLOADS, uploads.idle(), Since.LAST_ACTIVITY, true, MINUTES),
            job(DELIVERIES, RetentionRule.MOST, Since.CREATION, false, DAY),
            job(IDEMPOTENCY_KEYS, IdempotencyKey.LIFE, Since.CREATION, true, HOUR),
            job(ORPHAN_FILES, DAY, Since.LAST_WRITE, true, HOUR),
            kept(SESSIONS, new Keeping.For(SessionLimits.LONGEST), Since.LOGIN, Keeper.ACT, true),
            kept(CLOSED_ACCOUNTS, new Keeping.UntilDeleted(), Since.DELETION, Keeper.ACT, true),
            job(UNUSED_ACCOUNTS, RetentionRule.MOST, Since.LAST_LOGIN, true, DAY),
            kept(ERASURES, new Keeping.Always(), Since.CREATION, Keeper.NOBODY, true),
            kept(BARRED_SUBJECTS, new Keeping.UntilDeleted(), Since.DELETION, Keeper.ACT, true),
            job(REQUESTS, RetentionRule.CLAIMS, Since.END, true, DAY),
            job(INVITATIONS, QUARTER, Since.END, true, DAY),
            job(IMAGE_LINKS, MONTH, Since.END, true, DAY),
            job(HAND_OVERS, QUARTER, Since.END, true, DAY),
            job(BREAK_GLASS, RetentionRule.MOST, Since.END, true, DAY),
            job(LEGAL_HOLDS, RetentionRule.MOST, Since.END, true, DAY),
            job(RETENTION_REPORTS, THREE_YEARS, Since.CREATION, false, DAY),
            job(USAGE_COUNTS, THREE_YEARS, Since.CREATION, false, DAY),
            kept(LOG_FILES, new Keeping.UpTo(LOG_BYTES), Since.CREATION, Keeper.WRITER, true),
            kept(AUDIT_LOG, new Keeping.Always(), Since.CREATION, Keeper.NOBODY, true),
            kept(DOCUMENTS, new Keeping.Always(), Since.CREATION, Keeper.NOBODY, false),
            kept(SITE, new Keeping.Always(), Since.CREATION, Keeper.NOBODY, false));
  }

  /// One rule of each class, in the order in which people read them.
  public List<RetentionRule> rules() {
    return rules;
  }

  /// The rules that a job sees to.
  List<RetentionRule> jobs() {
    return rules.stream().filter(rule -> rule.keeper() == Keeper.JOB).toList();
  }

  private static RetentionRule job(
      RetentionClass kind, TemporalAmount time, Since since, boolean personal, Duration interval) {
    return new RetentionRule(
        kind, new Keeping.For(time), since, Keeper.JOB, personal, Optional.of(interval));
  }

  private static RetentionRule kept(
      RetentionClass kind, Keeping keeping, Since since, Keeper keeper, boolean personal) {
    return new RetentionRule(kind, keeping, since, keeper, personal, Optional.empty());
  }
}
