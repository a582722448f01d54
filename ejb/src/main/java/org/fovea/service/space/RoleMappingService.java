package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.RoleMapping;
import org.fovea.model.space.RoleMappingId;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.MemberEvent.RoleMapped;
import org.fovea.service.audit.MemberEvent.RoleUnmapped;
import org.fovea.service.audit.SiteEvent.SiteRoleMapped;
import org.fovea.service.audit.SiteEvent.SiteRoleUnmapped;
import org.fovea.service.shared.ConflictException;

/// What entitlements grant, in spaces and on the site. Each public method is one transaction.
///
/// In a space the principal investigator says so, or an administrator, who need not see what the
/// space holds and cannot let themselves in this way.
@Stateless
public class RoleMappingService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject GovernedSpaces governed;
  @Inject Spaces spaces;
  @Inject RoleMappings mappings;
  @Inject HeldEntitlements held;
  @Inject Event<RolesChanged> news;
  @Inject Event<MappingsChanged> changedOnSite;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// The mappings of a space, oldest first.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws DeniedException if the caller may not map roles there
  public List<MappingView> list(Caller caller, SpaceId space) {
    if (administers(caller)) {
      guard.requireSite(caller, SitePermission.MAP_SITE_ROLES);
      spaces.get(space); // not found, if there is none
    } else {
      guard.require(caller, Permission.MAP_ROLES, space);
    }
    return mappings.list(space).stream().map(mapping -> view(caller, mapping)).toList();
  }

  /// The mappings of the site, for administrators, oldest first.
  public List<MappingView> listOfSite(Caller caller) {
    guard.requireSite(caller, SitePermission.MAP_SITE_ROLES);
    return mappings.listOfSite().stream().map(mapping -> view(caller, mapping)).toList();
  }

  /// Lets an entitlement grant a role in a space.
  ///
  /// @param pattern an entitlement that a person's must satisfy
  /// @param role at most MANAGER
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws DeniedException if the caller may not map roles there
  /// @throws InvalidException if the pattern is no entitlement, or the role too strong
  /// @throws ConflictException if there is such a mapping, or 200, or it is a personal repository
  public RoleMappingId add(Caller caller, SpaceId id, String pattern, Role role) {
    var space = lock(caller, id);
    GovernedSpaces.requireShared(space);
    var normal = MappingRules.parse(pattern).text();
    MappingRules.requireGrantable(role);
    requireForOthers(caller, id, normal);
    var wanted = Optional.of(role);
    MappingRules.requireRoom(
        mappings.list(id), known -> known.pattern().equals(normal) && known.role().equals(wanted));
    var mapping = RoleMapping.inSpace(normal, space, role, clock.instant());
    entities.persist(mapping);
    news.fire(new RolesChanged(space.id()));
    audit.record(caller, new RoleMapped(id, mapping.id(), normal, role));
    return mapping.id();
  }

  /// Lets an entitlement grant a role on the site.
  ///
  /// @param pattern an entitlement that a person's must satisfy
  /// @throws InvalidException if the pattern is no entitlement
  /// @throws ConflictException if there is such a mapping, or 200
  public RoleMappingId addToSite(Caller caller, String pattern, SiteRole role) {
    guard.requireSite(caller, SitePermission.MAP_SITE_ROLES);
    var normal = MappingRules.parse(pattern).text();
    var wanted = Optional.of(role);
    MappingRules.requireRoom(
        mappings.lockOfSite(),
        known -> known.pattern().equals(normal) && known.siteRole().equals(wanted));
    var mapping = RoleMapping.onSite(normal, role, clock.instant());
    entities.persist(mapping);
    changedOnSite.fire(new MappingsChanged());
    audit.record(caller, new SiteRoleMapped(mapping.id(), normal, role));
    return mapping.id();
  }

  /// Removes a mapping of a space.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see the space
  /// @throws DeniedException if the caller may not map roles there
  public void remove(Caller caller, SpaceId id, RoleMappingId mapping) {
    var space = lock(caller, id);
    var going = RoleMappings.pick(mappings.list(id), mapping);
    entities.remove(going);
    news.fire(new RolesChanged(space.id()));
    audit.record(
        caller, new RoleUnmapped(id, mapping, going.pattern(), going.role().orElseThrow()));
  }

  /// Removes a mapping of the site.
  ///
  /// @throws NotFoundException if there is none, or the caller does not run the site
  /// @throws ConflictException if nobody, or not the caller, would be administrator without it
  public void removeFromSite(Caller caller, RoleMappingId mapping) {
    guard.requireSite(caller, SitePermission.MAP_SITE_ROLES);
    var present = mappings.lockOfSite();
    var going = RoleMappings.pick(present, mapping);
    MappingRules.requireDispensable(
        going, present, known -> held.satisfies(caller, known.pattern()));
    entities.remove(going);
    changedOnSite.fire(new MappingsChanged());
    audit.record(
        caller, new SiteRoleUnmapped(mapping, going.pattern(), going.siteRole().orElseThrow()));
  }

  /// What a pattern would do for the caller themselves.
  ///
  /// @throws InvalidException if it is no entitlement
  public MappingPreview preview(Caller caller, String pattern) {
    guard.requirePerson(caller);
    var required = MappingRules.parse(pattern);
    return new MappingPreview(
        EntitlementWords.describe(required), held.satisfying(caller, required));
  }

  private boolean administers(Caller caller) {
    return guard.maySite(caller, SitePermission.MAP_SITE_ROLES);
  }

  private Space lock(Caller caller, SpaceId space) {
    if (!administers(caller)) {
      return governed.lock(caller, Permission.MAP_ROLES, space);
    }
    guard.requireSite(caller, SitePermission.MAP_SITE_ROLES);
    return spaces.lock(space);
  }

  /// An administrator sees the content of spaces by breaking the glass, and in no other way.
  private void requireForOthers(Caller caller, SpaceId space, String pattern) {
    if (held.satisfies(caller, pattern) && !guard.may(caller, Permission.MAP_ROLES, space)) {
      throw new ConflictException(
          "mapping-for-oneself",
          "This would let yourself into a space that is not yours. Its principal investigator can"
              + " map it.");
    }
  }

  private MappingView view(Caller caller, RoleMapping mapping) {
    return new MappingView(
        mapping.id(),
        mapping.pattern(),
        mapping.role(),
        mapping.siteRole(),
        held.satisfies(caller, mapping.pattern()),
        mapping.createdAt());
  }
}
