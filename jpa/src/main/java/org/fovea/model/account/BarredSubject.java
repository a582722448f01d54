package org.fovea.model.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// Somebody who was suspended when their account was erased, by keyed digest: they can open no new
/// one until an administrator allows it.
@Entity
@Table(name = "barred_subject", schema = "fovea")
public class BarredSubject {
  @Id private String digest;

  @Column(name = "barred_at", nullable = false, updatable = false)
  private Instant barredAt;

  /// For the persistence provider only.
  protected BarredSubject() {
    this("", Instant.EPOCH);
  }

  /// @param digest 64 lower-case hexadecimal digits
  public BarredSubject(String digest, Instant now) {
    this.digest = digest;
    this.barredAt = now;
  }

  public Instant barredAt() {
    return barredAt;
  }
}
