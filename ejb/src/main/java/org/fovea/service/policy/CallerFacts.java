package org.fovea.service.policy;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.ScopedAffiliation;
import org.fovea.service.institution.HomeInstitution;
import org.fovea.service.institution.HomeInstitutions;

/// Gathers what a policy may ask about a caller.
@ApplicationScoped
public class CallerFacts {
  @Inject HomeInstitutions institutions;
  @Inject EntitlementTrust trust;

  /// What their session says of the caller just now; nothing at all of a visitor or machine.
  public Facts of(Caller caller) {
    var said =
        switch (caller) {
          case Caller.Visitor _, Caller.Linked _, Caller.Instrument _ -> Affiliations.NONE;
          case Caller.Person person -> person.affiliations();
        };
    return new Facts(
        institutions.of(caller).stream().map(CallerFacts::home).toList(),
        read(said),
        said.entitlements(),
        trust,
        said.assurance());
  }

  private static Facts.Home home(HomeInstitution home) {
    var kinds =
        home.affiliations().stream()
            .map(AffiliationKind::find)
            .flatMap(Optional::stream)
            .collect(toSet());
    return new Facts.Home(home.name(), home.facilityCode(), home.scopes(), kinds);
  }

  private static List<ScopedAffiliation> read(Affiliations said) {
    return Stream.concat(said.external().stream(), said.scoped().stream())
        .map(ScopedAffiliation::parse)
        .flatMap(Optional::stream)
        .toList();
  }
}
