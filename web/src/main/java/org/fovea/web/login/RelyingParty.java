package org.fovea.web.login;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import org.fovea.config.OidcSettings;
import org.fovea.service.access.Subject;

/// Who we are to the provider, in the token library's terms.
///
/// @param settings as configured
record RelyingParty(OidcSettings settings) {

  String issuer() {
    return settings.issuer().toString();
  }

  ClientID clientId() {
    return new ClientID(settings.clientId());
  }

  ClientAuthentication authentication() {
    return new ClientSecretBasic(clientId(), new Secret(settings.clientSecret()));
  }

  Scope scope() {
    return Scope.parse(settings.scopes());
  }

  /// What a token may be used for whose scope is these words.
  ///
  /// Providers of federations know no scopes of ours, and that a token is meant for us says its
  /// audience; so one that names none of them is not limited, unless the settings want it so.
  TokenScope scopeOf(Collection<String> words) {
    return TokenScope.of(words, settings.scopesRequired() ? TokenScope.NONE : TokenScope.ADMIN);
  }

  /// A person of this provider.
  ///
  /// @throws LoginFailedException if the provider's `sub` is none that we could keep
  Subject subject(String sub) {
    try {
      return new Subject(issuer(), sub);
    } catch (IllegalArgumentException e) {
      throw LoginFailedException.badAnswer("the sub is blank or too long");
    }
  }

  /// The one redirect URI, as registered at the provider.
  URI redirectAddress() {
    return below("/login");
  }

  /// The home page, the one post-logout redirect URI.
  URI homeAddress() {
    return below("/");
  }

  /// Whether browsers reach us by TLS only, so that cookies may say so.
  boolean isSecure() {
    return settings.publicUrl().getScheme().toLowerCase(Locale.ROOT).equals("https");
  }

  /// The public address of a local path.
  URI below(String path) {
    return URI.create(settings.publicUrl().toString().replaceFirst("/$", "") + path);
  }
}
