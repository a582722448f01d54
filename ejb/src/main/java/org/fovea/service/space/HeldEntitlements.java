package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Entitlement;
import org.fovea.service.access.EntitlementSet;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.Entitlements;

/// What callers can do with the entitlements that their session holds, as far as the word of those
/// who vouch for them counts here.
@ApplicationScoped
class HeldEntitlements {
  @Inject EntitlementTrust trust;

  /// Whether the caller has any entitlements at all.
  boolean hasAny(Caller caller) {
    return !of(caller).values().isEmpty();
  }

  /// Whether one of the caller's entitlements satisfies `pattern`; none does if it is no
  /// entitlement.
  boolean satisfies(Caller caller, String pattern) {
    return Entitlements.parse(pattern)
        .filter(required -> of(caller).satisfies(required, trust))
        .isPresent();
  }

  /// Which of the caller's entitlements satisfy `required`, as they came, in order.
  List<String> satisfying(Caller caller, Entitlement required) {
    return of(caller).values().stream()
        .filter(
            value -> Entitlements.parse(value).filter(told -> counts(told, required)).isPresent())
        .sorted()
        .toList();
  }

  private boolean counts(Entitlement told, Entitlement required) {
    return told.satisfies(required) && trust.accepts(told);
  }

  private static EntitlementSet of(Caller caller) {
    return caller instanceof Caller.Person person
        ? person.affiliations().entitlements()
        : EntitlementSet.NONE;
  }
}
