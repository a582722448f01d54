package org.fovea.model.space;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// What has members and holds images: an experiment, project, team or personal repository.
@Entity
@Table(name = "space", schema = "fovea")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind", length = 32)
public abstract class Space {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  /// For the persistence provider only.
  protected Space() {
    this(Instant.EPOCH);
  }

  protected Space(Instant createdAt) {
    this.publicId = SpaceId.random().value();
    this.createdAt = createdAt;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public SpaceId id() {
    return new SpaceId(publicId);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
