package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.RoleMapping;
import org.fovea.model.space.Space;
import org.fovea.service.access.Caller;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.shared.Recent;

/// Which roles a person's entitlements grant, by the mappings as they were at most three seconds
/// ago.
@ApplicationScoped
class MappedRoles {
  @PersistenceContext EntityManager entities;
  @Inject EntitlementTrust trust;
  @Inject OpenChanges changes;
  @Inject Clock clock;

  private volatile Recent<RoleGrants> newest = new Recent<>();

  /// The roles in spaces, by the keys of the spaces.
  Map<Long, Role> inSpaces(Caller.Person person) {
    return grants().inSpaces(person.affiliations().entitlements());
  }

  /// The roles of somebody who holds every entitlement that is mapped, by the keys of the spaces.
  Map<Long, Role> most() {
    return grants().most();
  }

  /// The roles on the site.
  Set<SiteRole> onSite(Caller.Person person) {
    return grants().onSite(person.affiliations().entitlements());
  }

  /// Forgets the mappings, also those that are just being read: they end up where nobody looks any
  /// more.
  void forget() {
    newest = new Recent<>();
  }

  private RoleGrants grants() {
    return changes.any() ? read() : newest.at(clock.instant(), this::read);
  }

  private RoleGrants read() {
    var mappings =
        entities
            .createQuery("select m from RoleMapping m left join fetch m.space", RoleMapping.class)
            .getResultStream()
            .map(MappedRoles::mapping)
            .toList();
    return new RoleGrants(mappings, trust);
  }

  private static RoleGrants.Mapping mapping(RoleMapping stored) {
    var role =
        stored.role().map(Role::name).or(() -> stored.siteRole().map(SiteRole::name)).orElseThrow();
    return new RoleGrants.Mapping(stored.pattern(), stored.space().map(Space::key), role);
  }
}
