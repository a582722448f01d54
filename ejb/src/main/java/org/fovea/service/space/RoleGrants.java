package org.fovea.service.space;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.service.access.Entitlement;
import org.fovea.service.access.EntitlementSet;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.Entitlements;

/// All mappings from entitlements to roles as they stood at one moment, laid out so that a person's
/// own entitlements are looked up in them: how many mappings there are does not count.
final class RoleGrants {
  private final Map<Entitlement.Family, List<Read>> families;
  private final EntitlementTrust trust;

  /// One mapping.
  ///
  /// @param pattern an entitlement that a person's must satisfy
  /// @param space key of the space, or empty for the site
  /// @param role in the space or on the site, by name
  record Mapping(String pattern, Optional<Long> space, String role) {}

  /// A mapping whose pattern was understood.
  private record Read(Entitlement required, Mapping mapping) {}

  /// @param trust whose entitlements count
  RoleGrants(Collection<Mapping> mappings, EntitlementTrust trust) {
    this.trust = trust;
    this.families =
        mappings.stream()
            .flatMap(mapping ->
                Entitlements.parse(mapping.pattern()).stream()
                    .map(required -> new Read(required, mapping)))
            .collect(groupingBy(read -> read.required().family()));
  }

  /// The roles that these entitlements grant in spaces, by the keys of the spaces; of several the
  /// strongest.
  Map<Long, Role> inSpaces(EntitlementSet held) {
    return strongest(satisfied(held));
  }

  /// What all mappings together grant in spaces, by the keys of the spaces.
  Map<Long, Role> most() {
    return strongest(families.values().stream().flatMap(List::stream).map(Read::mapping));
  }

  private static Map<Long, Role> strongest(Stream<Mapping> mappings) {
    return mappings
        .filter(mapping -> mapping.space().isPresent())
        .collect(
            toMap(
                mapping -> mapping.space().orElseThrow(),
                mapping -> Role.valueOf(mapping.role()),
                BinaryOperator.maxBy(Role::compareTo)));
  }

  /// The roles that these entitlements grant on the site.
  Set<SiteRole> onSite(EntitlementSet held) {
    return satisfied(held)
        .filter(mapping -> mapping.space().isEmpty())
        .map(mapping -> SiteRole.valueOf(mapping.role()))
        .collect(toUnmodifiableSet());
  }

  private Stream<Mapping> satisfied(EntitlementSet held) {
    return held.families().stream()
        .flatMap(family -> families.getOrDefault(family, List.of()).stream())
        .filter(read -> held.satisfies(read.required(), trust))
        .map(Read::mapping);
  }
}
