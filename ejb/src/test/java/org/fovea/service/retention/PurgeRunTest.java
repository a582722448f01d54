package org.fovea.service.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.retention.RetentionJob;
import org.fovea.service.retention.RetentionRule.Keeper;
import org.fovea.service.retention.RetentionRule.Since;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A purge that is killed again and again. A kill can come before, in and after each transaction;
/// what a transaction did is kept whole or not at all.
class PurgeRunTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int ROWS = 25;
  private static final int BATCH = 3;
  private static final int KILLS = 20;
  private static final RetentionRule RULE =
      new RetentionRule(
          RetentionClass.INVITATIONS,
          new Keeping.For(Duration.ofDays(30)),
          Since.END,
          Keeper.JOB,
          true,
          Optional.of(Duration.ofDays(1)));

  private final Estate estate = new Estate();

  @Test
  void removesAllThatIsDueAndProvesIt() throws IOException {
    assertThat(new PurgeRun(estate).run(RULE, estate, NOON)).isTrue();

    assertThat(estate.rows).isEmpty();
    assertThat(estate.proofs).containsExactly((long) ROWS);
    assertThat(new PurgeRun(estate).run(RULE, estate, NOON)).isFalse(); // not due again
  }

  @ParameterizedTest(name = "rows: {0}")
  @ValueSource(booleans = {true, false})
  void isFinishedHoweverOftenItIsKilled(boolean rows) throws IOException {
    estate.ofRows = rows;
    var now = NOON;
    int kills = 0;
    for (int point = 1; kills < KILLS; point = point % 7 + 1) {
      estate.pointsToLive = point;
      try {
        if (!new PurgeRun(estate).run(RULE, estate, now)) {
          throw new AssertionError("nobody goes on after " + kills + " kills");
        }
        estate.fill(); // it lived long enough: there is more to do on another day
        now = now.plus(Duration.ofDays(1));
      } catch (Killed e) {
        kills++;
      }
      now = now.plus(RetentionLedger.LEASE); // then the dead one's lease is over
    }
    estate.pointsToLive = Integer.MAX_VALUE;
    new PurgeRun(estate).run(RULE, estate, now.plus(Duration.ofDays(1)));

    assertThat(estate.rows).isEmpty();
    assertThat(estate.job.run()).isEmpty();
    if (rows) { // every row is in exactly one proof
      assertThat(estate.proofs.stream().mapToLong(one -> one).sum()).isEqualTo(estate.filled);
    }
  }

  @Test
  void nobodyGoesOnWhileTheLeaseOfAnotherHolds() throws IOException {
    estate.pointsToLive = 2;
    assertThatThrownBy(() -> new PurgeRun(estate).run(RULE, estate, NOON))
        .isInstanceOf(Killed.class);
    estate.pointsToLive = Integer.MAX_VALUE;

    assertThat(new PurgeRun(estate).run(RULE, estate, NOON.plusSeconds(30))).isFalse();
    assertThat(new PurgeRun(estate).run(RULE, estate, NOON.plus(RetentionLedger.LEASE))).isTrue();
  }

  @Test
  void whoWasThoughtDeadDoesNothingAnyMore() throws IOException {
    var slow = estate.claim(RULE, NOON).orElseThrow();
    assertThat(new PurgeRun(estate).run(RULE, estate, NOON.plus(RetentionLedger.LEASE))).isTrue();
    estate.fill();

    assertThatThrownBy(() -> estate.step(slow, estate)).isInstanceOf(LeaseLostException.class);
    assertThat(estate.rows).hasSize(ROWS);
  }

  @Test
  void aClockThatWentBackTwoDaysDelaysNothingForTwoDays() throws IOException {
    new PurgeRun(estate).run(RULE, estate, NOON);
    estate.fill();

    var back = NOON.minus(Duration.ofDays(2));
    assertThat(new PurgeRun(estate).run(RULE, estate, back)).isTrue();
    assertThat(estate.rows).isEmpty();
  }

  /// The end of a process.
  private static final class Killed extends RuntimeException {}

  /// A database with one table and one job, and whoever works on it until they are killed.
  private static final class Estate implements Ledger, Purge {
    private final List<Integer> rows = new ArrayList<>();
    private final List<Long> proofs = new ArrayList<>();
    private final RetentionJob job = new RetentionJob(RetentionClass.INVITATIONS, NOON);
    private boolean ofRows = true;
    private int pointsToLive = Integer.MAX_VALUE;
    private long filled;
    private long removed;

    Estate() {
      fill();
    }

    void fill() {
      for (int i = 0; i < ROWS; i++) {
        rows.add(i);
      }
      filled += ROWS;
    }

    private void livePast() {
      if (--pointsToLive < 1) {
        throw new Killed();
      }
    }

    @Override
    public Optional<Claim> claim(RetentionRule rule, Instant now) {
      livePast();
      boolean mine =
          job.isFree(now, RetentionLedger.LEASE) && job.isDue(now, rule.interval().orElseThrow());
      if (!mine) {
        return Optional.empty();
      }
      job.lease(now.plus(RetentionLedger.LEASE));
      job.begin(1);
      var claim = new Claim(rule.kind(), job.takeOver(), 1, now, now.plus(Duration.ofDays(1)));
      livePast();
      return Optional.of(claim);
    }

    @Override
    public Step step(Claim claim, Purge purge) {
      lock(claim);
      var before = List.copyOf(rows);
      try {
        var step = purge.step(claim.dueBefore());
        livePast();
        removed += step.removed();
        return step;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Killed e) { // before the commit
        rows.clear();
        rows.addAll(before);
        throw e;
      }
    }

    @Override
    public void count(Claim claim, Step step) {
      lock(claim);
      livePast();
      removed += step.removed();
    }

    @Override
    public void finish(Claim claim) {
      lock(claim);
      livePast();
      proofs.add(removed);
      removed = 0;
      job.finish(claim.dueBefore(), claim.next());
    }

    private void lock(Claim claim) {
      if (job.fence() != claim.fence()) {
        throw new LeaseLostException(claim);
      }
    }

    @Override
    public RetentionClass kind() {
      return RetentionClass.INVITATIONS;
    }

    @Override
    public boolean removesRows() {
      return ofRows;
    }

    @Override
    public Step step(Instant dueBefore) {
      livePast();
      int some = Math.min(BATCH, rows.size());
      rows.subList(0, some).clear();
      return Step.of(some, BATCH);
    }
  }
}
