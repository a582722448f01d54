package org.fovea.service.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.model.retention.RetentionClass;

/// Runs jobs on the real database and kills them: at a point before, in or after one of their
/// transactions whoever runs the job does nothing more, and what was not committed is rolled back.
@ApplicationScoped
public class KilledPurges {
  /// The end of a process.
  @SuppressWarnings("serial")
  public static final class Killed extends Error {}

  @Inject RetentionMatrix matrix;
  @Inject RetentionLedger ledger;
  @Inject @Any Instance<Purge> purges;

  /// Runs a job.
  ///
  /// @param pointsToLive at which point it is killed; 1 is the first
  /// @return how many points it came by, or 0 if it is not to be run now
  /// @throws Killed if it did not live as long
  public int run(RetentionClass kind, Instant now, int pointsToLive) throws IOException {
    var life = new Life(pointsToLive);
    try {
      var run = new PurgeRun(new MortalLedger(life));
      return run.run(rule(kind), new MortalPurge(purge(kind), life), now) ? life.lived() : 0;
    } catch (RuntimeException e) { // the container wraps what a bean throws
      if (life.isOver()) {
        throw new Killed();
      }
      throw e;
    }
  }

  private RetentionRule rule(RetentionClass kind) {
    return matrix.jobs().stream().filter(rule -> rule.kind() == kind).findAny().orElseThrow();
  }

  private Purge purge(RetentionClass kind) {
    return purges.stream().filter(purge -> purge.kind() == kind).findAny().orElseThrow();
  }

  private static final class Life {
    private final int points;
    private final AtomicInteger lived = new AtomicInteger();

    Life(int points) {
      this.points = points;
    }

    void livePast() {
      if (lived.incrementAndGet() >= points) {
        throw new Killed();
      }
    }

    int lived() {
      return lived.get();
    }

    boolean isOver() {
      return lived.get() >= points;
    }
  }

  private record MortalPurge(Purge purge, Life life) implements Purge {
    @Override
    public RetentionClass kind() {
      return purge.kind();
    }

    @Override
    public boolean removesRows() {
      return purge.removesRows();
    }

    @Override
    public Step step(Instant dueBefore) throws IOException {
      life.livePast();
      var step = purge.step(dueBefore);
      life.livePast();
      return step;
    }
  }

  private final class MortalLedger implements Ledger {
    private final Life life;

    MortalLedger(Life life) {
      this.life = life;
    }

    @Override
    public Optional<Claim> claim(RetentionRule rule, Instant now) {
      life.livePast();
      var claim = ledger.claim(rule, now);
      life.livePast();
      return claim;
    }

    @Override
    public Purge.Step step(Claim claim, Purge purge) {
      life.livePast();
      var step = ledger.step(claim, purge);
      life.livePast();
      return step;
    }

    @Override
    public void count(Claim claim, Purge.Step step) {
      life.livePast();
      ledger.count(claim, step);
      life.livePast();
    }

    @Override
    public void finish(Claim claim) {
      life.livePast();
      ledger.finish(claim);
      life.livePast();
    }
  }
}
