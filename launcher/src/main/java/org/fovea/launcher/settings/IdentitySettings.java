package org.fovea.launcher.settings;

import java.net.URI;
import java.util.Optional;

/// Which identity provider is used: the demo Keycloak unless another one is named.
///
/// @param external another provider, from `FOVEA_OIDC_URL`
public record IdentitySettings(Optional<Provider> external) {
  private static final String URL = "FOVEA_OIDC_URL";

  /// An OpenID Connect client at a provider.
  ///
  /// @param url the issuer
  public record Provider(URI url, String clientId, String clientSecret) {}

  /// An issuer is compared to the letter, so a slash at its end stays (OpenID Connect Discovery
  /// 1.0, section 4.3).
  private static URI issuer(Variables variables) {
    var address = variables.address(URL, "");
    boolean slash = variables.get(URL, "").strip().endsWith("/");
    return slash ? URI.create(address + "/") : address;
  }

  static IdentitySettings read(Variables variables) {
    if (variables.find(URL).isEmpty()) {
      return new IdentitySettings(Optional.empty());
    }
    return new IdentitySettings(
        Optional.of(
            new Provider(
                issuer(variables),
                variables.require("FOVEA_OIDC_CLIENT_ID", URL),
                variables.require("FOVEA_OIDC_CLIENT_SECRET", URL))));
  }
}
