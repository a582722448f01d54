package org.fovea.model.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of the request that one account sent with one `Idempotency-Key`.
///
/// Its life: claimed by the request that is running, then answered. The answer is written in the
/// transaction that creates, so a claim without one has created nothing, whatever ended it. The row
/// is made by a statement that yields to one that is there, and goes with the account.
@Entity
@Table(name = "idempotency_key", schema = "fovea")
public class IdempotencyKey {
  /// For how long the same key gives the same answer; afterwards it is as good as new.
  public static final Duration LIFE = Duration.ofHours(24);

  /// For how long a claim without an answer counts as running. Whoever is slower loses it, and then
  /// creates nothing.
  public static final Duration LEASE = Duration.ofMinutes(1);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id", nullable = false, updatable = false)
  private long account;

  @Column(name = "key_digest", nullable = false, updatable = false)
  private byte[] keyDigest;

  @Column(nullable = false)
  private String fingerprint;

  @Column(nullable = false)
  private long fence;

  @Column(name = "claimed_at", nullable = false)
  private Instant claimedAt;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  private byte @Nullable [] answer;

  /// For the persistence provider only.
  protected IdempotencyKey() {
    this("", Instant.EPOCH);
  }

  /// One that is claimed for the first time.
  ///
  /// @param fingerprint SHA-256 of what is asked for
  IdempotencyKey(String fingerprint, Instant now) {
    this.keyDigest = new byte[0];
    this.fingerprint = fingerprint;
    this.fence = 1;
    this.claimedAt = now;
    this.createdAt = now;
  }

  /// Its key in the database.
  public long key() {
    return id;
  }

  /// The number of the present claim; it grows with each.
  public long fence() {
    return fence;
  }

  /// SHA-256 of what was asked for, in hexadecimal digits.
  public String fingerprint() {
    return fingerprint;
  }

  /// The sealed answer, or empty as long as the request runs.
  public Optional<byte[]> answer() {
    return Optional.ofNullable(answer).map(byte[]::clone);
  }

  /// Whether its time is over, so that the key can be used for anything.
  public boolean isOver(Instant now) {
    return !now.isBefore(createdAt.plus(LIFE));
  }

  /// Whether the request that claimed it may still be running.
  public boolean isRunning(Instant now) {
    return answer == null && now.isBefore(claimedAt.plus(LEASE));
  }

  /// Begins anew, for whatever is asked for now.
  ///
  /// @param wanted SHA-256 of it
  public void restart(String wanted, Instant now) {
    fingerprint = wanted;
    answer = null;
    createdAt = now;
    claim(now);
  }

  /// Takes the claim over from a request that has not come to its end.
  public void claim(Instant now) {
    fence++;
    claimedAt = now;
  }
}
