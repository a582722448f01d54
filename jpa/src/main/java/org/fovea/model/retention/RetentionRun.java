package org.fovea.model.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The proof of one run: what was removed, how much, what was due, and how long it took. What it
/// counts is counted in the transactions that removed it.
@Entity
@Table(name = "retention_run", schema = "fovea")
public class RetentionRun {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private RetentionClass kind;

  @Column(name = "due_before", nullable = false, updatable = false)
  private Instant dueBefore;

  @Column(name = "started_at", nullable = false, updatable = false)
  private Instant startedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Column(nullable = false)
  private long removed;

  @Column(nullable = false)
  private int resumed;

  /// For the persistence provider only.
  protected RetentionRun() {
    this(RetentionClass.UPLOADS, Instant.EPOCH, Instant.EPOCH);
  }

  /// @param dueBefore what was last used before then has to go
  public RetentionRun(RetentionClass kind, Instant dueBefore, Instant now) {
    this.kind = kind;
    this.dueBefore = dueBefore;
    this.startedAt = now;
  }

  public long key() {
    return id;
  }

  public RetentionClass kind() {
    return kind;
  }

  public Instant dueBefore() {
    return dueBefore;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  /// How many things it has removed so far.
  public long removed() {
    return removed;
  }

  /// How many times somebody went on with what another had begun.
  public int resumed() {
    return resumed;
  }

  public void count(long more) {
    removed += more;
  }

  public void resume() {
    resumed++;
  }

  public void finish(Instant now) {
    finishedAt = now;
  }
}
