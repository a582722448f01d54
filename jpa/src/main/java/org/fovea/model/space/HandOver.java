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
import java.util.Optional;
import org.fovea.model.account.Account;
import org.jspecify.annotations.Nullable;

/// The offer to answer for a space from now on: to one account, or to whoever holds a link.
///
/// A space has at most one that is open. Its life: offered, then accepted, declined or withdrawn;
/// an offer that is over can be withdrawn only.
@Entity
@Table(name = "hand_over", schema = "fovea")
public class HandOver {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "space_id", nullable = false, updatable = false)
  private @Nullable Space space; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "successor_account_id", updatable = false)
  private @Nullable Account successor; // null: whoever holds the link

  @Column(name = "token_hash", updatable = false)
  private @Nullable String tokenHash; // null: to one account

  @Column(name = "by_administrator", nullable = false, updatable = false)
  private boolean byAdministrator;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private State state;

  @Column(name = "offered_at", nullable = false, updatable = false)
  private Instant offeredAt;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  /// How an offer stands.
  public enum State {
    OFFERED,
    ACCEPTED,
    DECLINED,
    WITHDRAWN
  }

  /// For the persistence provider only.
  protected HandOver() {
    this.publicId = "";
    this.state = State.OFFERED;
    this.offeredAt = Instant.EPOCH;
    this.expiresAt = Instant.EPOCH;
  }

  private HandOver(Space space, boolean byAdministrator, Lifetime life) {
    this.publicId = HandOverId.random().value();
    this.space = space;
    this.byAdministrator = byAdministrator;
    this.state = State.OFFERED;
    this.offeredAt = life.from();
    this.expiresAt = life.until();
  }

  /// An offer to one account.
  ///
  /// @param byAdministrator whether an administrator makes it, because the principal investigator
  ///   has vanished
  public static HandOver to(
      Account successor, Space space, boolean byAdministrator, Lifetime life) {
    var offer = new HandOver(space, byAdministrator, life);
    offer.successor = successor;
    return offer;
  }

  /// An offer of an administrator to whoever holds the link.
  ///
  /// @param tokenHash SHA-256 of the token as 64 lower-case hexadecimal digits
  public static HandOver byLink(String tokenHash, Space space, Lifetime life) {
    var offer = new HandOver(space, true, life);
    offer.tokenHash = tokenHash;
    return offer;
  }

  public HandOverId id() {
    return new HandOverId(publicId);
  }

  public Space space() {
    if (space == null) {
      throw new IllegalStateException("hand-over " + publicId + " has no space");
    }
    return space;
  }

  /// To whom it is offered, or empty if to whoever holds the link.
  public Optional<Account> successor() {
    return Optional.ofNullable(successor);
  }

  /// Whether an administrator made it.
  public boolean byAdministrator() {
    return byAdministrator;
  }

  public State state() {
    return state;
  }

  public Instant offeredAt() {
    return offeredAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /// Whether it may still be accepted.
  public boolean isOpen(Instant now) {
    return state == State.OFFERED && now.isBefore(expiresAt);
  }

  /// Ends the offer.
  ///
  /// @throws IllegalStateException if it has ended already
  public void settle(State how, Instant now) {
    if (state != State.OFFERED || how == State.OFFERED) {
      throw new IllegalStateException("hand-over " + publicId + " is " + state);
    }
    state = how;
    settledAt = now;
  }

  /// When it was accepted, declined or withdrawn.
  public Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt);
  }
}
