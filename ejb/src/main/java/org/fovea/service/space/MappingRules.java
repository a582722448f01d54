package org.fovea.service.space;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.RoleMapping;
import org.fovea.service.access.Entitlement;
import org.fovea.service.access.Entitlements;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;

/// Which mappings can be made, and which can go.
final class MappingRules {
  /// How many a space may have, and the site.
  static final int MOST = 200;

  private static final int LONGEST_PATTERN = 1000;

  private MappingRules() {}

  /// What a pattern asks for.
  ///
  /// @throws InvalidException if it is no entitlement, or longer than 1000 characters
  static Entitlement parse(String pattern) {
    return Entitlements.parse(pattern)
        .filter(entitlement -> entitlement.text().length() <= LONGEST_PATTERN)
        .orElseThrow(() ->
            new InvalidException(
                "entitlement",
                "This is no entitlement. A group looks like urn:geant:example.org:group:name, a"
                    + " role in it like urn:geant:example.org:group:name:role=admin, a capability"
                    + " like urn:geant:example.org:res:name:act:view."));
  }

  /// Returns `role` if an entitlement can grant it.
  ///
  /// @throws InvalidException if it is stronger than what can be inherited
  static Role requireGrantable(Role role) {
    if (role.compareTo(RolePolicy.STRONGEST_INHERITED) > 0) {
      throw new InvalidException("mapped-role", "An entitlement makes nobody more than a manager.");
    }
    return role;
  }

  /// Returns if one more can stand beside `present`.
  ///
  /// @throws ConflictException if there are 200, or one grants the same for the same
  static void requireRoom(List<RoleMapping> present, Predicate<RoleMapping> same) {
    if (present.size() >= MOST) {
      throw new ConflictException(
          "too-many-mappings", "There are %d mappings already. Remove some first.".formatted(MOST));
    }
    if (present.stream().anyMatch(same)) {
      throw new ConflictException("mapping-exists", "This entitlement grants this role already.");
    }
  }

  /// Returns if `going` may be removed from the site's mappings, so that there still are
  /// administrators, and whoever removes it stays one.
  ///
  /// @param present all of the site
  /// @param satisfied which of them the caller satisfies
  /// @throws ConflictException if it may not
  static void requireDispensable(
      RoleMapping going, List<RoleMapping> present, Predicate<RoleMapping> satisfied) {
    if (!makesAdministrators(going)) {
      return;
    }
    var left =
        present.stream()
            .filter(mapping -> !mapping.id().equals(going.id()))
            .filter(MappingRules::makesAdministrators)
            .toList();
    if (left.isEmpty()) {
      throw new ConflictException(
          "last-administrators",
          "Without this mapping nobody would run the site. Add another first.");
    }
    if (left.stream().noneMatch(satisfied)) {
      throw new ConflictException(
          "own-administration",
          "Without this mapping you would not be an administrator yourself. Ask another one.");
    }
  }

  private static boolean makesAdministrators(RoleMapping mapping) {
    return mapping.siteRole().equals(Optional.of(SiteRole.SITE_ADMINISTRATOR));
  }
}
