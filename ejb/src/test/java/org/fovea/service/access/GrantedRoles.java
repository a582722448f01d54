package org.fovea.service.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.SpaceId;

/// Roles that a test grants. What is recalled is what was granted when somebody last looked.
final class GrantedRoles implements RoleSource {
  private static final SpaceRules OPEN = new SpaceRules(false, true, false);

  private record Key(Optional<Subject> who, SpaceId space) {}

  private final Map<Key, Standing> granted = new HashMap<>();
  private final Map<Key, Standing> recalled = new HashMap<>();
  Set<SiteRole> ofSite = Set.of();

  void grant(Subject who, SpaceId space, Role role) {
    grant(who, space, new Standing(role, OPEN));
  }

  void grant(Subject who, SpaceId space, Standing standing) {
    granted.put(new Key(Optional.of(who), space), standing);
    recalled.put(new Key(Optional.of(who), space), standing);
  }

  void revoke(Subject who, SpaceId space) {
    granted.remove(new Key(Optional.of(who), space));
  }

  @Override
  public Optional<Standing> find(Caller caller, Place place) {
    return Optional.ofNullable(granted.get(new Key(caller.subject(), place.space())));
  }

  @Override
  public Optional<Standing> recall(Caller caller, Place place) {
    return Optional.ofNullable(recalled.get(new Key(caller.subject(), place.space())));
  }

  @Override
  public Set<SiteRole> siteRoles(Caller caller) {
    return ofSite;
  }
}
