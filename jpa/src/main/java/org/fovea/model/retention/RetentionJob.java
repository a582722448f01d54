package org.fovea.model.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a class of data is looked through next, and who does it now: whoever took the lease last,
/// which its fence tells.
@Entity
@Table(name = "retention_job", schema = "fovea")
public class RetentionJob {
  @Id private String kind; // the name of a class of data

  @Column(nullable = false)
  private long fence;

  @Column(name = "leased_until")
  private @Nullable Instant leasedUntil;

  @Column(name = "run_id")
  private @Nullable Long run; // null: none is unfinished

  @Column(name = "next_at", nullable = false)
  private Instant nextAt;

  @Column(name = "last_at")
  private @Nullable Instant lastAt;

  /// For the persistence provider only.
  protected RetentionJob() {
    this(RetentionClass.UPLOADS, Instant.EPOCH);
  }

  /// A job that is due at once.
  public RetentionJob(RetentionClass kind, Instant now) {
    this.kind = kind.name();
    this.nextAt = now;
  }

  public RetentionClass kind() {
    return RetentionClass.valueOf(kind);
  }

  /// Whether it should be run. A time further ahead than the job ever waits was written by a clock
  /// that has gone back since.
  ///
  /// @param interval how long it waits between two runs
  public boolean isDue(Instant now, Duration interval) {
    return run != null || !now.isBefore(nextAt) || nextAt.isAfter(now.plus(interval));
  }

  /// Whether nobody runs it now; of a lease too long to be true see [#isDue].
  ///
  /// @param lease how long a lease is
  public boolean isFree(Instant now, Duration lease) {
    return leasedUntil == null || !leasedUntil.isAfter(now) || leasedUntil.isAfter(now.plus(lease));
  }

  /// Takes or renews the lease.
  public void lease(Instant until) {
    leasedUntil = until;
  }

  /// Somebody else runs it from now on. Returns the number by which they are known.
  public long takeOver() {
    return ++fence;
  }

  public long fence() {
    return fence;
  }

  /// The run that was begun and is not finished.
  public Optional<Long> run() {
    return Optional.ofNullable(run);
  }

  public void begin(long runKey) {
    run = runKey;
  }

  /// Nothing that is due is left.
  public void finish(Instant now, Instant next) {
    run = null;
    leasedUntil = null;
    lastAt = now;
    nextAt = next;
  }

  /// Somebody asks for it to be run as soon as possible.
  public void hasten(Instant now) {
    nextAt = now;
  }

  public Instant nextAt() {
    return nextAt;
  }

  /// When everything that was due had gone, the last time.
  public Optional<Instant> lastAt() {
    return Optional.ofNullable(lastAt);
  }
}
