package org.fovea.web.page.space;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.service.access.Permission;
import org.fovea.service.access.RolePolicy;

/// Which roles somebody can give away and take.
final class RoleChoices {
  private RoleChoices() {}

  /// The roles that can be given with these permissions, from the weakest on.
  static List<Role> of(Set<Permission> may) {
    return Stream.of(Role.values())
        .filter(role -> role != Role.PRINCIPAL_INVESTIGATOR)
        .filter(role -> may.contains(RolePolicy.toName(role)))
        .toList();
  }
}
