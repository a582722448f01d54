package org.fovea.service.space;

import java.util.EnumSet;
import java.util.Set;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Permission;

/// Which acts there are in a space of a kind at all, whoever asks.
final class SpaceActs {
  private static final Set<Permission> OF_EXPERIMENTS =
      EnumSet.of(Permission.LINK_PROJECTS, Permission.PUBLISH);

  /// Nobody else leads a personal repository, no institution owns it, and it goes with its account.
  private static final Set<Permission> NEVER_IN_PERSON =
      EnumSet.of(
          Permission.NAME_MANAGERS,
          Permission.MAP_ROLES,
          Permission.HAND_OVER,
          Permission.CLOSE_SPACE);

  private SpaceActs() {}

  /// Those of `permitted` that there are in spaces of this kind.
  static Set<Permission> in(SpaceKind kind, Set<Permission> permitted) {
    Set<Permission> acts = EnumSet.noneOf(Permission.class);
    acts.addAll(permitted);
    if (kind != SpaceKind.EXPERIMENT) {
      acts.removeAll(OF_EXPERIMENTS);
    }
    if (kind == SpaceKind.PERSONAL_REPOSITORY) {
      acts.removeAll(NEVER_IN_PERSON);
    }
    return Set.copyOf(acts);
  }
}
