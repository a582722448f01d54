package org.fovea.model.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// Why and since when an account is suspended; gone when it is reinstated.
@Entity
@Table(name = "suspension", schema = "fovea")
public class Suspension {
  @Id
  @Column(name = "account_id")
  private long accountKey;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private InterventionCause cause;

  @Column(nullable = false, updatable = false)
  private String reference;

  @Column(name = "suspended_at", nullable = false, updatable = false)
  private Instant suspendedAt;

  /// For the persistence provider only.
  protected Suspension() {
    this.cause = InterventionCause.OTHER;
    this.reference = "";
    this.suspendedAt = Instant.EPOCH;
  }

  /// @param reference number of the case, 1 to 32 characters of ASCII
  public Suspension(Account account, InterventionCause cause, String reference, Instant now) {
    this.accountKey = account.key();
    this.cause = cause;
    this.reference = reference;
    this.suspendedAt = now;
  }

  public InterventionCause cause() {
    return cause;
  }

  /// Number of the case.
  public String reference() {
    return reference;
  }

  public Instant suspendedAt() {
    return suspendedAt;
  }
}
