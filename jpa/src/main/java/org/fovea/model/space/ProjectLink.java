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
import org.fovea.model.access.Role;
import org.jspecify.annotations.Nullable;

/// A project shows an experiment, and lends its members a role there: their own in the project, but
/// never more than the link grants.
@Entity
@Table(name = "project_link", schema = "fovea")
public class ProjectLink {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "project_id", nullable = false, updatable = false)
  private @Nullable Project project; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "experiment_id", nullable = false, updatable = false)
  private @Nullable Experiment experiment; // null never, except while the provider builds it

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Role grants;

  @Column(name = "linked_at", nullable = false, updatable = false)
  private Instant linkedAt;

  /// For the persistence provider only.
  protected ProjectLink() {
    this.grants = Role.VIEWER;
    this.linkedAt = Instant.EPOCH;
  }

  /// @param grants the strongest role that it lends, at most MANAGER
  public ProjectLink(Project project, Experiment experiment, Role grants, Instant now) {
    this.project = project;
    this.experiment = experiment;
    this.grants = grants;
    this.linkedAt = now;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public Project project() {
    if (project == null) {
      throw new IllegalStateException("a link has no project");
    }
    return project;
  }

  public Experiment experiment() {
    if (experiment == null) {
      throw new IllegalStateException("a link has no experiment");
    }
    return experiment;
  }

  public Role grants() {
    return grants;
  }

  public Instant linkedAt() {
    return linkedAt;
  }

  /// Sets what it grants and returns what it granted before, for the audit log.
  public Role changeGrant(Role next) {
    var former = grants;
    grants = next;
    return former;
  }
}
