package org.fovea.service.access;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The entitlements of one person, read once when they log in. Lives in the session's memory only,
/// and is as little serialisable as the [Affiliations] it belongs to.
public final class EntitlementSet {
  /// Of somebody who has none.
  public static final EntitlementSet NONE = new EntitlementSet(Set.of());

  private final Set<String> values;
  private final Map<Entitlement.Family, List<Entitlement>> families;

  private EntitlementSet(Set<String> values) {
    this.values = Set.copyOf(values);
    this.families =
        this.values.stream()
            .map(Entitlements::parse)
            .flatMap(Optional::stream)
            .collect(groupingBy(Entitlement::family));
  }

  /// The set of these values, with those that mean nothing to us among them.
  public static EntitlementSet of(Set<String> values) {
    return values.isEmpty() ? NONE : new EntitlementSet(values);
  }

  /// The values as they came.
  public Set<String> values() {
    return values;
  }

  /// The groups and resources that these tell of: only what is required of one of them can be
  /// satisfied.
  public Set<Entitlement.Family> families() {
    return families.keySet();
  }

  /// Whether one of these satisfies `required` and comes from somebody whose word counts.
  public boolean satisfies(Entitlement required, EntitlementTrust trust) {
    return families.getOrDefault(required.family(), List.of()).stream()
        .anyMatch(held -> held.satisfies(required) && trust.accepts(held));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntitlementSet that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /// Tells only how many there are, so that a stray log line cannot tell more.
  @Override
  public String toString() {
    return values.size() + " entitlements";
  }
}
