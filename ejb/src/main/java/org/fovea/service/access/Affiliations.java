package org.fovea.service.access;

import java.util.List;
import java.util.Set;

/// What a person's home organisation says of them right now. Lives in the session's memory only.
///
/// Deliberately not serialisable: a container that tried to write a session to disk would fail
/// instead of writing claims down.
///
/// @param external values of `voperson_external_affiliation`, as `faculty@example.org`
/// @param scoped values of `eduperson_scoped_affiliation`, as `member@login.example.org`
/// @param homeOrganisations values of `schac_home_organization` and `org_domain`
/// @param entitlements values of `eduperson_entitlement` and `entitlements`, merged
/// @param assurance values of `eduperson_assurance`
public record Affiliations(
    List<String> external,
    List<String> scoped,
    List<String> homeOrganisations,
    EntitlementSet entitlements,
    Set<String> assurance) {

  /// What is known of somebody whose provider says nothing.
  public static final Affiliations NONE =
      new Affiliations(List.of(), List.of(), List.of(), EntitlementSet.NONE, Set.of());

  public Affiliations {
    external = List.copyOf(external);
    scoped = List.copyOf(scoped);
    homeOrganisations = List.copyOf(homeOrganisations);
    assurance = Set.copyOf(assurance);
  }

  /// The same from the bare values of the entitlements.
  public Affiliations(
      List<String> external,
      List<String> scoped,
      List<String> homeOrganisations,
      Set<String> entitlements,
      Set<String> assurance) {
    this(external, scoped, homeOrganisations, EntitlementSet.of(entitlements), assurance);
  }

  /// Tells only how much is known, so that a stray log line cannot tell more.
  @Override
  public String toString() {
    return "Affiliations[" + entitlements + "]";
  }
}
