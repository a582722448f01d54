package org.fovea.service.access;

import java.util.Optional;

/// One right told by a home organisation or a community: membership of a group, or a capability on
/// a resource. [Entitlements] reads them.
///
/// Two entitlements are equal if they say the same; who says it does not count (AARC-G069, section
/// "Comparison"). Whether somebody's word counts is for [EntitlementTrust].
public sealed interface Entitlement permits GroupEntitlement, ResourceCapability {

  /// `urn:<NID>:<delegated namespace>` and sub-namespaces, in small letters.
  String namespace();

  /// Who vouches for it, as a host name mostly; empty if nobody is named.
  Optional<String> authority();

  /// Group or resource, below which the rest is ordered.
  String subject();

  /// Whether whoever holds this also has what `required` asks for. The authority does not count.
  boolean satisfies(Entitlement required);

  /// The normal form, which [Entitlements#parse] reads back as an equal entitlement.
  String text();

  /// What entitlements can be looked up by: one satisfies another only if these are equal.
  default Family family() {
    return new Family(getClass(), namespace(), subject());
  }

  /// All entitlements that tell of one group or one resource.
  ///
  /// @param kind group or resource
  /// @param namespace see [#namespace()]
  /// @param subject see [#subject()]
  record Family(Class<? extends Entitlement> kind, String namespace, String subject) {
    @Override
    public String toString() {
      return "Family[…]";
    }
  }
}
