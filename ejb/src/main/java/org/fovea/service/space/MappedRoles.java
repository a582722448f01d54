package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.service.access.Caller;
import org.fovea.service.access.EntitlementTrust;
import org.jspecify.annotations.Nullable;

/// Which roles a person's entitlements grant, by the mappings as they were at most one second ago.
@ApplicationScoped
class MappedRoles implements GrantsMemory.Source {
  /// Mappings are added and removed, never changed, under random identifiers and rising keys.
  private static final String VERSION =
      """
      select count(*), coalesce(sum(id), 0), coalesce(bit_xor(crc32(public_id)), 0)
      from fovea.role_mapping
      """;

  @PersistenceContext EntityManager entities;
  @Inject EntitlementTrust trust;
  @Inject OpenChanges changes;
  @Inject Clock clock;

  private final GrantsMemory memory =
      new GrantsMemory(this, mappings -> new RoleGrants(mappings, trust));

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

  /// Forgets the mappings.
  void forget() {
    memory.forget();
  }

  private RoleGrants grants() {
    return changes.any() ? memory.unremembered() : memory.at(clock.instant());
  }

  @Override
  public String version() {
    return Arrays.toString((Object[]) entities.createNativeQuery(VERSION).getSingleResult());
  }

  @Override
  public List<RoleGrants.Mapping> mappings() {
    List<?> rows =
        entities
            .createNativeQuery("select pattern, space_id, role from fovea.role_mapping")
            .getResultList();
    return rows.stream().map(row -> mapping((@Nullable Object[]) row)).toList();
  }

  private static RoleGrants.Mapping mapping(@Nullable Object[] columns) {
    return new RoleGrants.Mapping(
        String.valueOf(columns[0]),
        Optional.ofNullable((Number) columns[1]).map(Number::longValue),
        String.valueOf(columns[2]));
  }
}
