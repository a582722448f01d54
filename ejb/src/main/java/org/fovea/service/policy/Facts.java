package org.fovea.service.policy;

import java.util.List;
import java.util.Set;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.EntitlementSet;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.ScopedAffiliation;

/// What an [Expression] is asked about: one person as their home organisation describes them now.
///
/// @param homes the registered institutions they belong to
/// @param affiliations all they are anywhere, at institutions that are not registered too
/// @param entitlements what they may, as told by others
/// @param trust whose word about entitlements counts
/// @param assurance how well their identity was checked, as URLs
public record Facts(
    List<Home> homes,
    List<ScopedAffiliation> affiliations,
    EntitlementSet entitlements,
    EntitlementTrust trust,
    Set<String> assurance) {

  public Facts {
    homes = List.copyOf(homes);
    affiliations = List.copyOf(affiliations);
    assurance = Set.copyOf(assurance);
  }

  /// A registered institution that somebody belongs to.
  ///
  /// @param name its name
  /// @param facilityCode its facility code, for example `JSC`
  /// @param scopes the domains whose people belong to it, in small letters
  /// @param affiliations what they are there; empty if only their domain is known
  public record Home(
      String name, String facilityCode, Set<String> scopes, Set<AffiliationKind> affiliations) {
    public Home {
      scopes = Set.copyOf(scopes);
      affiliations = Set.copyOf(affiliations);
    }

    /// Whether they belong to it, and were not only there once or in its library.
    boolean belongs() {
      return affiliations.isEmpty() || affiliations.stream().anyMatch(AffiliationKind::belongs);
    }

    boolean has(AffiliationKind kind) {
      return affiliations.stream().anyMatch(held -> held.implies(kind));
    }

    /// Says nothing of the person, so that a stray log line cannot either.
    @Override
    public String toString() {
      return "Home[" + facilityCode + "]";
    }
  }

  /// The same person as seen by one of their institutions: what they are at another does not count.
  public Facts at(String facilityCode) {
    var there = homes.stream().filter(home -> home.facilityCode().equals(facilityCode)).toList();
    var held =
        affiliations.stream()
            .filter(one -> there.stream().anyMatch(home -> home.scopes().contains(one.scope())))
            .toList();
    return new Facts(there, held, entitlements, trust, assurance);
  }

  /// Says nothing of the person, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "Facts[…]";
  }
}
