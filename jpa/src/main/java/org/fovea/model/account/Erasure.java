package org.fovea.model.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// Somebody was erased. Never changed, never deleted: a backup from before must not bring them
/// back. It names them by the keyed digest of issuer and `sub` alone.
@Entity
@Table(name = "erasure", schema = "fovea")
public class Erasure {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(nullable = false, updatable = false)
  private String digest;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private ClosingKind kind;

  @Column(name = "erased_at", nullable = false, updatable = false)
  private Instant erasedAt;

  @Column(name = "images_deleted", nullable = false, updatable = false)
  private long imagesDeleted;

  @Column(name = "bytes_deleted", nullable = false, updatable = false)
  private long bytesDeleted;

  @Column(name = "images_kept", nullable = false, updatable = false)
  private long imagesKept;

  @Column(name = "roles_ended", nullable = false, updatable = false)
  private long rolesEnded;

  /// For the persistence provider only.
  protected Erasure() {
    this("", ClosingKind.SELF, Instant.EPOCH, ErasedThings.NONE);
  }

  /// @param digest 64 lower-case hexadecimal digits
  /// @param erasedAt with microseconds
  public Erasure(String digest, ClosingKind kind, Instant erasedAt, ErasedThings things) {
    this.digest = digest;
    this.kind = kind;
    this.erasedAt = erasedAt;
    this.imagesDeleted = things.imagesDeleted();
    this.bytesDeleted = things.bytesDeleted();
    this.imagesKept = things.imagesKept();
    this.rolesEnded = things.rolesEnded();
  }

  public String digest() {
    return digest;
  }

  public ClosingKind kind() {
    return kind;
  }

  public Instant erasedAt() {
    return erasedAt;
  }

  /// How much went, and how much stayed.
  public ErasedThings things() {
    return new ErasedThings(imagesDeleted, bytesDeleted, imagesKept, rolesEnded);
  }
}
