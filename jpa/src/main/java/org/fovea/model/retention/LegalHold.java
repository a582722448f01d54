package org.fovea.model.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something must not be deleted until the hold is lifted, neither by people nor by jobs.
@Entity
@Table(name = "legal_hold", schema = "fovea")
public class LegalHold {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private Held held;

  @Column(nullable = false, updatable = false)
  private String target;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private HoldCause cause;

  @Column(nullable = false, updatable = false)
  private String reference;

  @Column(name = "placed_at", nullable = false, updatable = false)
  private Instant placedAt;

  @Column(name = "lifted_at")
  private @Nullable Instant liftedAt;

  /// For the persistence provider only.
  protected LegalHold() {
    this(new HoldOrder(Held.SPACE, "", HoldCause.COURT_ORDER, ""), Instant.EPOCH);
  }

  public LegalHold(HoldOrder order, Instant now) {
    this.publicId = LegalHoldId.random().value();
    this.held = order.held();
    this.target = order.target();
    this.cause = order.cause();
    this.reference = order.reference();
    this.placedAt = now;
  }

  public LegalHoldId id() {
    return new LegalHoldId(publicId);
  }

  public HoldOrder order() {
    return new HoldOrder(held, target, cause, reference);
  }

  public Instant placedAt() {
    return placedAt;
  }

  public Optional<Instant> liftedAt() {
    return Optional.ofNullable(liftedAt);
  }

  /// What it was on may be deleted again.
  public void lift(Instant now) {
    liftedAt = now;
  }
}
