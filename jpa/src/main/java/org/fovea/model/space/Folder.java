package org.fovea.model.space;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A part of a space that holds images; its name is unique there. Folders hold no folders.
@Entity
@Table(name = "folder", schema = "fovea")
public class Folder {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "space_id", nullable = false, updatable = false)
  private @Nullable Space space; // null never, except while the provider builds the object

  @Column(nullable = false)
  private String name;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  /// For the persistence provider only.
  protected Folder() {
    this.publicId = "";
    this.name = "";
    this.createdAt = Instant.EPOCH;
  }

  public Folder(Space space, String name, Instant now) {
    this.publicId = FolderId.random().value();
    this.space = space;
    this.name = name;
    this.createdAt = now;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public FolderId id() {
    return new FolderId(publicId);
  }

  public Space space() {
    if (space == null) {
      throw new IllegalStateException("folder " + publicId + " has no space");
    }
    return space;
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public void rename(String newName) {
    name = newName;
  }
}
