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
import java.util.Optional;
import org.fovea.model.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/// What has members and holds images: an experiment, project, team or personal repository.
///
/// Its life: made, changed, archived (then nobody changes anything in it), taken up again. Its
/// [Ownership] is fixed when it is made.
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

  @Column(nullable = false)
  private String name;

  @Column(nullable = false)
  private String description = "";

  @Column(name = "viewers_download", nullable = false)
  private boolean viewersDownload;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  @Column(name = "qualified_at")
  private @Nullable Instant qualifiedAt;

  @Column(name = "qualified_by")
  private @Nullable String qualifiedBy;

  /// For the persistence provider only.
  protected Space() {
    this("", Instant.EPOCH);
  }

  protected Space(String name, Instant createdAt) {
    this.publicId = SpaceId.random().value();
    this.name = name;
    this.createdAt = createdAt;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public SpaceId id() {
    return new SpaceId(publicId);
  }

  public abstract SpaceKind kind();

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  /// Whether viewers may download originals.
  public boolean viewersDownload() {
    return viewersDownload;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// Since when nobody changes anything in it, if so.
  public Optional<Instant> archivedAt() {
    return Optional.ofNullable(archivedAt);
  }

  /// When it was last found that its principal investigator qualifies; empty for a personal
  /// repository, whose owner need not.
  public Optional<Instant> qualifiedAt() {
    return Optional.ofNullable(qualifiedAt);
  }

  /// The revision of the policy by which they qualified, or empty if it was the default.
  public Optional<PolicyId> qualifiedBy() {
    return Optional.ofNullable(qualifiedBy).map(PolicyId::new);
  }

  public void rename(String newName) {
    name = newName;
  }

  public void describe(String newDescription) {
    description = newDescription;
  }

  public void letViewersDownload(boolean allowed) {
    viewersDownload = allowed;
  }

  /// Closes it for changes; asking again keeps the first date.
  public void archive(Instant now) {
    if (archivedAt == null) {
      archivedAt = now;
    }
  }

  /// Opens it for changes again.
  public void takeUp() {
    archivedAt = null;
  }

  /// Notes that its principal investigator qualifies.
  ///
  /// @param policy the revision that says so, or null for the default
  public void qualified(@Nullable PolicyId policy, Instant now) {
    qualifiedAt = now;
    qualifiedBy = policy == null ? null : policy.value();
  }
}
