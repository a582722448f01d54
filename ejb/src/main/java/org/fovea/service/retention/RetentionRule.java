package org.fovea.service.retention;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import org.fovea.model.retention.RetentionClass;

/// How long one class of data is kept, from when on, and who sees to it.
///
/// @param kind the class
/// @param keeping how long or how much
/// @param since from when on the time counts
/// @param keeper who sees to it
/// @param personal whether it tells something of persons
/// @param interval how often the job looks, if there is one
public record RetentionRule(
    RetentionClass kind,
    Keeping keeping,
    Since since,
    Keeper keeper,
    boolean personal,
    Optional<Duration> interval) {
  /// Nothing that tells of persons is kept longer after its use is over.
  public static final Period MOST = Period.ofMonths(12);

  /// But how a request under data protection law was settled: claims for damages (GDPR, Article 82)
  /// become time-barred within three years.
  static final Period CLAIMS = Period.ofMonths(36);

  /// From when on the time counts.
  public enum Since {
    /// Something was done with it.
    LAST_ACTIVITY,
    /// Something was written to it.
    LAST_WRITE,
    /// Its owner logged in.
    LAST_LOGIN,
    /// The login.
    LOGIN,
    /// It was settled, or its time was over.
    END,
    /// It was made.
    CREATION,
    /// Somebody deleted it.
    DELETION
  }

  /// Who sees to it.
  public enum Keeper {
    /// A job of the server, which proves each run.
    JOB,
    /// The very act that ends its use.
    ACT,
    /// Whoever writes it, by overwriting.
    WRITER,
    /// Nobody: it stays.
    NOBODY
  }

  /// @throws IllegalArgumentException if data of persons would be kept for more than [#MOST], or
  ///   settled requests for more than [#CLAIMS], or a job would not know when
  public RetentionRule {
    if (personal && keeping instanceof Keeping.For time && time.isLongerThan(most(kind))) {
      throw new IllegalArgumentException(kind + " tells of persons and would be kept for " + time);
    }
    boolean timed = keeping instanceof Keeping.For && interval.isPresent();
    if ((keeper == Keeper.JOB) != timed) {
      throw new IllegalArgumentException(kind + ": a job, and nothing else, has time and interval");
    }
  }

  private static Period most(RetentionClass kind) {
    return kind == RetentionClass.REQUESTS ? CLAIMS : MOST;
  }
}
