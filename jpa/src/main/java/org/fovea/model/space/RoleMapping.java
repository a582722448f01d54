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
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.jspecify.annotations.Nullable;

/// What an entitlement grants: a role in one space, or on the whole site. What comes of it for a
/// person is worked out from their session, and stored nowhere.
@Entity
@Table(name = "role_mapping", schema = "fovea")
public class RoleMapping {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @Column(nullable = false, updatable = false)
  private String pattern;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "space_id", updatable = false)
  private @Nullable Space space; // null: the site

  @Column(nullable = false, updatable = false)
  private String role;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  /// For the persistence provider only.
  protected RoleMapping() {
    this.publicId = "";
    this.pattern = "";
    this.role = "";
    this.createdAt = Instant.EPOCH;
  }

  private RoleMapping(String pattern, @Nullable Space space, String role, Instant now) {
    this.publicId = RoleMappingId.random().value();
    this.pattern = pattern;
    this.space = space;
    this.role = role;
    this.createdAt = now;
  }

  /// Grants a role in a space, at most MANAGER.
  ///
  /// @param pattern an entitlement that a person's must satisfy
  public static RoleMapping inSpace(String pattern, Space space, Role role, Instant now) {
    return new RoleMapping(pattern, space, role.name(), now);
  }

  /// Grants a role on the site.
  ///
  /// @param pattern an entitlement that a person's must satisfy
  public static RoleMapping onSite(String pattern, SiteRole role, Instant now) {
    return new RoleMapping(pattern, null, role.name(), now);
  }

  public RoleMappingId id() {
    return new RoleMappingId(publicId);
  }

  public String pattern() {
    return pattern;
  }

  /// The space, or empty if it is about the site.
  public Optional<Space> space() {
    return Optional.ofNullable(space);
  }

  /// The role in the space, or empty if it is about the site.
  public Optional<Role> role() {
    return space == null ? Optional.empty() : Optional.of(Role.valueOf(role));
  }

  /// The role on the site, or empty if it is about a space.
  public Optional<SiteRole> siteRole() {
    return space == null ? Optional.of(SiteRole.valueOf(role)) : Optional.empty();
  }

  public Instant createdAt() {
    return createdAt;
  }
}
