package org.fovea.service.institution;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.ScopedAffiliation;

/// All registered institutions by their scopes.
final class Registry {
  private final Map<String, RegisteredInstitution> byScope = new HashMap<>();

  Registry(Collection<RegisteredInstitution> institutions) {
    institutions.forEach(one -> one.scopes().forEach(scope -> byScope.put(scope, one)));
  }

  /// The institutions somebody belongs to.
  ///
  /// What the home organisation says itself comes first, then what the provider says on its own
  /// account, then the bare domain; the first of these that names a registered scope decides, and
  /// the others do not add to it.
  List<HomeInstitution> homes(Affiliations person) {
    return Stream.of(
            read(person.external()), read(person.scoped()), domains(person.homeOrganisations()))
        .map(this::homes)
        .filter(homes -> !homes.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<HomeInstitution> homes(List<ScopedAffiliation> claim) {
    return claim.stream()
        .map(held -> byScope.get(held.scope()))
        .flatMap(Stream::ofNullable)
        .distinct()
        .map(institution -> home(institution, claim))
        .toList();
  }

  private HomeInstitution home(RegisteredInstitution institution, List<ScopedAffiliation> claim) {
    Set<String> words =
        claim.stream()
            .filter(held -> institution.scopes().contains(held.scope()))
            .flatMap(held -> held.kind().stream())
            .map(AffiliationKind::text)
            .collect(toSet());
    return new HomeInstitution(
        institution.id(),
        institution.name(),
        institution.facilityCode(),
        institution.scopes(),
        words);
  }

  private static List<ScopedAffiliation> read(List<String> values) {
    return values.stream().map(ScopedAffiliation::parse).flatMap(Optional::stream).toList();
  }

  private static List<ScopedAffiliation> domains(List<String> values) {
    return values.stream()
        .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
        .map(domain -> new ScopedAffiliation(Optional.empty(), domain))
        .toList();
  }
}
