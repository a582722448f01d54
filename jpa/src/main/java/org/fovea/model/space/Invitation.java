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
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.jspecify.annotations.Nullable;

/// A link that makes whoever opens it first a member. Only the hash of its token is stored, and no
/// address of anybody.
///
/// Its life: open, then accepted, revoked or expired; it cannot become open again.
@Entity
@Table(name = "invitation", schema = "fovea")
public class Invitation {
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
  @JoinColumn(name = "folder_id", updatable = false)
  private @Nullable Folder folder; // null: the whole space

  @Column(name = "token_hash", nullable = false, updatable = false)
  private String tokenHash;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private Role role;

  @Column(name = "required_scope", updatable = false)
  private @Nullable String requiredScope;

  @Column(name = "required_entitlement", updatable = false)
  private @Nullable String requiredEntitlement;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "inviter_account_id", updatable = false)
  private @Nullable Account inviter; // null: a former member

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(name = "accepted_at")
  private @Nullable Instant acceptedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /// What an invitation offers, and to whom.
  ///
  /// @param role at most MANAGER; VIEWER for a folder
  /// @param folder the one folder it is about, or null for the whole space
  /// @param requiredScope domain of the home organisation that is asked for, in lower case, or null
  /// @param requiredEntitlement entitlement that is asked for, or null
  public record Offer(
      Role role,
      @Nullable Folder folder,
      @Nullable String requiredScope,
      @Nullable String requiredEntitlement) {}

  /// For the persistence provider only.
  protected Invitation() {
    this.publicId = "";
    this.tokenHash = "";
    this.role = Role.VIEWER;
    this.createdAt = Instant.EPOCH;
    this.expiresAt = Instant.EPOCH;
  }

  /// @param tokenHash SHA-256 of the token as 64 lower-case hexadecimal digits
  public Invitation(Space space, Account inviter, Offer offer, String tokenHash, Lifetime life) {
    this.publicId = InvitationId.random().value();
    this.space = space;
    this.inviter = inviter;
    this.folder = offer.folder();
    this.role = offer.role();
    this.requiredScope = offer.requiredScope();
    this.requiredEntitlement = offer.requiredEntitlement();
    this.tokenHash = tokenHash;
    this.createdAt = life.from();
    this.expiresAt = life.until();
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public InvitationId id() {
    return new InvitationId(publicId);
  }

  public Space space() {
    if (space == null) {
      throw new IllegalStateException("invitation " + publicId + " has no space");
    }
    return space;
  }

  /// The one folder it is about, or empty if it is the whole space.
  public Optional<Folder> folder() {
    return Optional.ofNullable(folder);
  }

  public Role role() {
    return role;
  }

  /// The domain of the home organisation that is asked for, in lower case.
  public Optional<String> requiredScope() {
    return Optional.ofNullable(requiredScope);
  }

  public Optional<String> requiredEntitlement() {
    return Optional.ofNullable(requiredEntitlement);
  }

  /// Who made it, or empty if they are a former member.
  public Optional<Account> inviter() {
    return Optional.ofNullable(inviter);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> acceptedAt() {
    return Optional.ofNullable(acceptedAt);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /// Whether somebody may still accept it.
  public boolean isOpen(Instant now) {
    return acceptedAt == null && revokedAt == null && now.isBefore(expiresAt);
  }

  /// Somebody has accepted it; nobody else can.
  public void accepted(Instant now) {
    acceptedAt = now;
  }

  /// Nobody can accept it any more.
  public void revoke(Instant now) {
    revokedAt = now;
  }
}
