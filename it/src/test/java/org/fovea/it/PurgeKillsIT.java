package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.model.retention.RetentionClass.LEGAL_HOLDS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.fovea.service.retention.KilledPurges;
import org.fovea.service.retention.KilledPurges.Killed;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A purge on the real database is killed at every point that it has, more than twenty, and always
/// finished; what it removed is proved once. That a killed server is no different shows
/// CrashIT.
@ExtendWith(ArquillianExtension.class)
class PurgeKillsIT {
  private static final int ROWS = 900; // five steps
  private static final int LEAST_KILLS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject SpaceStage stage;
  @Inject KilledPurges purges;
  @Inject Clock clock;
  @PersistenceContext EntityManager entities;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services()
        .addClass(SpaceStage.class)
        .addPackage("org.fovea.service.retention");
  }

  @Test
  void isFinishedWhereverItIsKilled() throws Exception {
    finish(); // what others have left
    long former = newestRun();
    int points = fillAndRunToTheEnd();
    assertThat(points).isGreaterThanOrEqualTo(LEAST_KILLS);
    long filled = ROWS;

    for (int point = 1; point <= points; point++) {
      fill();
      filled += ROWS;
      while (!isKilled(point)) { // Fovea's own job was faster: it saw an old row, as it may
        fill();
        filled += ROWS;
      }
      finish();
    }

    assertThat(proved(former)).isEqualTo(filled);
    assertThat(unfinished()).isZero();
    assertThat(resumed(former)).as("runs that another one finished").isGreaterThan(points / 2);
    assertThat(recordedOnce(former)).isTrue();
    System.out.printf("a purge was killed at each of %d points, and finished%n", points);
  }

  private int fillAndRunToTheEnd() throws Exception {
    fill();
    makeDue();
    int points = purges.run(LEGAL_HOLDS, clock.instant(), Integer.MAX_VALUE);
    finish();
    return points;
  }

  private boolean isKilled(int point) throws Exception {
    makeDue();
    try {
      purges.run(LEGAL_HOLDS, clock.instant(), point);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  /// As whoever comes after the lease of the dead is over.
  private void finish() {
    Eventually.get(
        PATIENCE,
        () -> {
          try {
            makeDue();
            purges.run(LEGAL_HOLDS, clock.instant(), Integer.MAX_VALUE);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          return left();
        },
        left -> left == 0);
  }

  private void makeDue() {
    transaction(
        "update fovea.retention_job set leased_until = null, next_at = utc_timestamp(6)"
            + " where kind = 'LEGAL_HOLDS'");
  }

  /// Holds that were lifted thirteen months ago.
  private void fill() {
    transaction(
        "insert into fovea.legal_hold (public_id, held, target, cause, reference, placed_at,"
            + " lifted_at) with recursive n as (select 1 as i union all select i + 1 from n"
            + " where i < "
            + ROWS
            + ") select lpad(conv(i, 10, 36), 22, 'k'), 'IMAGE', 'killed', 'COURT_ORDER', 'CASE-1',"
            + " utc_timestamp(6) - interval 14 month, utc_timestamp(6) - interval 13 month from n");
  }

  private void transaction(String sql) {
    try {
      stage.transaction(() -> entities.createNativeQuery(sql).executeUpdate());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long left() {
    return number("select count(*) from fovea.legal_hold where target = 'killed'");
  }

  private long newestRun() {
    return number("select coalesce(max(id), 0) from fovea.retention_run");
  }

  private long proved(long former) {
    return number(
        "select coalesce(sum(removed), 0) from fovea.retention_run where kind = 'LEGAL_HOLDS'"
            + " and finished_at is not null and id > "
            + former);
  }

  private long resumed(long former) {
    return number(
        "select coalesce(sum(resumed), 0) from fovea.retention_run where kind = 'LEGAL_HOLDS'"
            + " and id > "
            + former);
  }

  private long unfinished() {
    return number(
        "select count(*) from fovea.retention_run r join fovea.retention_job j on j.run_id = r.id"
            + " where j.kind = 'LEGAL_HOLDS'");
  }

  /// Whether each of these runs has one entry in the audit log.
  private boolean recordedOnce(long former) {
    List<?> entries =
        entities
            .createNativeQuery(
                "select count(*) from fovea.retention_run r left join fovea_audit.audit_entry e"
                    + " on e.event = 'RetentionRunFinished'"
                    + " and e.details like concat('%\"run\":\"', r.id, '\"%')"
                    + " where r.kind = 'LEGAL_HOLDS' and r.id > "
                    + former
                    + " group by r.id")
            .getResultList();
    return entries.stream().allMatch(count -> ((Number) count).longValue() == 1)
        && !entries.isEmpty();
  }

  private long number(String sql) {
    return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
  }
}
