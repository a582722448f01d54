package org.fovea.config;

import java.net.URI;
import java.util.List;

/// The identity provider and who we are to it.
///
/// @param issuer issuer identifier; its metadata stands below `/.well-known/openid-configuration`
/// @param clientId our client identifier there
/// @param clientSecret our client secret there
/// @param scopes what is asked for at login; begins with `openid`
/// @param scopesRequired whether a token that names no scope of ours may do nothing, instead of all
///   that its person may
/// @param publicUrl where people reach this server; the redirect address is `/login` below it
public record OidcSettings(
    URI issuer,
    String clientId,
    String clientSecret,
    List<String> scopes,
    boolean scopesRequired,
    URI publicUrl) {

  /// @throws IllegalStateException if `openid` is not among the scopes
  public OidcSettings {
    scopes = List.copyOf(scopes);
    if (!scopes.contains("openid")) {
      throw new IllegalStateException("FOVEA_OIDC_SCOPES does not contain openid");
    }
  }

  /// Says nothing of the secret.
  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
