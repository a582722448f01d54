package org.fovea.config;

import java.util.Set;

/// Whose entitlements count.
///
/// @param authorities authorities (`#…`) whose entitlements count; `*` means any
/// @param namespaces namespaces that count, with those below them; `*` means any
/// @param authorityOptional whether an entitlement counts that names no authority
public record EntitlementSettings(
    Set<String> authorities, Set<String> namespaces, boolean authorityOptional) {

  public EntitlementSettings {
    authorities = Set.copyOf(authorities);
    namespaces = Set.copyOf(namespaces);
  }
}
