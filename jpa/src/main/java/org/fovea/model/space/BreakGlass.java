package org.fovea.model.space;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.fovea.model.account.Account;
import org.jspecify.annotations.Nullable;

/// An administrator or auditor may look into a space for a while, for a cause. Everybody in the
/// space sees that in its activity.
@Entity
@Table(name = "break_glass", schema = "fovea")
public class BreakGlass {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", nullable = false, updatable = false)
  private @Nullable Account account; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "space_id", nullable = false, updatable = false)
  private @Nullable Space space; // null never, except while the provider builds the object

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private Cause cause;

  @Column(nullable = false, updatable = false)
  private String reference;

  @Column(name = "opened_at", nullable = false, updatable = false)
  private Instant openedAt;

  @Column(name = "ends_at", nullable = false)
  private Instant endsAt;

  /// For the persistence provider only.
  protected BreakGlass() {
    this.publicId = "";
    this.cause = Cause.FAULT;
    this.reference = "";
    this.openedAt = Instant.EPOCH;
    this.endsAt = Instant.EPOCH;
  }

  /// @param reference number of the case, 1 to 64 characters of ASCII
  public BreakGlass(Account account, Space space, Cause cause, String reference, Lifetime life) {
    this.publicId = BreakGlassId.random().value();
    this.account = account;
    this.space = space;
    this.cause = cause;
    this.reference = reference;
    this.openedAt = life.from();
    this.endsAt = life.until();
  }

  public BreakGlassId id() {
    return new BreakGlassId(publicId);
  }

  public Space space() {
    if (space == null) {
      throw new IllegalStateException("break-glass " + publicId + " has no space");
    }
    return space;
  }

  public Account account() {
    if (account == null) {
      throw new IllegalStateException("break-glass " + publicId + " has no account");
    }
    return account;
  }

  public Cause cause() {
    return cause;
  }

  public String reference() {
    return reference;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  /// Ends it early.
  public void end(Instant now) {
    if (now.isBefore(endsAt)) {
      endsAt = now;
    }
  }
}
