package org.fovea.model.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// An account that is being closed, and what of it has gone so far. It goes with the account.
@Entity
@Table(name = "closing", schema = "fovea")
public class Closing {
  @Id
  @Column(name = "account_id")
  private long accountKey;

  @Version private long version;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private ClosingKind kind;

  @Column(nullable = false, updatable = false)
  private boolean bars;

  @Column(name = "begun_at", nullable = false, updatable = false)
  private Instant begunAt;

  @Column(name = "images_deleted", nullable = false)
  private long imagesDeleted;

  @Column(name = "bytes_deleted", nullable = false)
  private long bytesDeleted;

  /// For the persistence provider only.
  protected Closing() {
    this.kind = ClosingKind.SELF;
    this.begunAt = Instant.EPOCH;
  }

  /// @param bars whether the person may not come back as somebody new
  public Closing(Account account, ClosingKind kind, boolean bars, Instant now) {
    this.accountKey = account.key();
    this.kind = kind;
    this.bars = bars;
    this.begunAt = now;
  }

  /// The database key of the account; never leaves the services.
  public long accountKey() {
    return accountKey;
  }

  public ClosingKind kind() {
    return kind;
  }

  /// Whether the person may not come back as somebody new.
  public boolean bars() {
    return bars;
  }

  public Instant begunAt() {
    return begunAt;
  }

  public long imagesDeleted() {
    return imagesDeleted;
  }

  public long bytesDeleted() {
    return bytesDeleted;
  }

  /// Notes that images with their originals are gone.
  public void deleted(long images, long bytes) {
    imagesDeleted += images;
    bytesDeleted += bytes;
  }
}
