package org.fovea.service.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.config.EntitlementSettings;

/// Whose word about entitlements counts here. A provider passes on what others told it, so that its
/// own signature does not say who made an entitlement: a test instance must not make administrators
/// of a real one.
///
/// @param authorities those whose entitlements count, in small letters; `*` means any
/// @param namespaces those that count, with all below them, in small letters; `*` means any
/// @param authorityOptional whether an entitlement counts that names no authority
public record EntitlementTrust(
    Set<String> authorities, Set<String> namespaces, boolean authorityOptional) {
  private static final String ANY = "*";

  /// Takes everybody's word.
  public static final EntitlementTrust ANYBODY =
      new EntitlementTrust(Set.of(ANY), Set.of(ANY), true);

  public EntitlementTrust {
    authorities = inSmallLetters(authorities);
    namespaces = inSmallLetters(namespaces);
  }

  /// What the settings say.
  static EntitlementTrust of(EntitlementSettings settings) {
    return new EntitlementTrust(
        settings.authorities(), settings.namespaces(), settings.authorityOptional());
  }

  /// Whether `told` counts.
  public boolean accepts(Entitlement told) {
    return acceptsNamespace(told.namespace()) && acceptsAuthority(told.authority());
  }

  private boolean acceptsNamespace(String namespace) {
    return namespaces.stream()
        .anyMatch(known -> known.equals(ANY) || (namespace + ":").startsWith(known + ":"));
  }

  private boolean acceptsAuthority(Optional<String> authority) {
    return authority
        .map(who -> who.toLowerCase(Locale.ROOT))
        .map(who -> authorities.contains(ANY) || authorities.contains(who))
        .orElse(authorityOptional);
  }

  private static Set<String> inSmallLetters(Set<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
