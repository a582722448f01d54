package org.fovea.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.fovea.config.OidcSettings;
import org.fovea.config.SecretSettings;

/// Puts the plain classes of this package together for the container.
@ApplicationScoped
class LoginParts {
  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Produces
  @Singleton
  static RelyingParty self(OidcSettings settings) {
    return new RelyingParty(settings);
  }

  @Produces
  @Singleton
  static ProviderHttp http() {
    return new ProviderHttp(CONNECTING, PATIENCE);
  }

  static void close(@Disposes ProviderHttp http) {
    http.close();
  }

  @Produces
  @Singleton
  static Provider provider(OidcSettings settings, ProviderHttp http, Clock clock) {
    return new Provider(settings.issuer(), http, clock);
  }

  @Produces
  @Singleton
  static CodeFlow flow(Provider provider, OidcSettings settings, Clock clock) {
    var verifier = new TokenVerifier(provider, settings, clock);
    return new CodeFlow(provider, verifier, new Userinfo(provider, verifier), settings, clock);
  }

  @Produces
  @Singleton
  static BearerTokens tokens(Provider provider, OidcSettings settings, Clock clock) {
    var self = new RelyingParty(settings);
    var verifier = new TokenVerifier(provider, settings, clock);
    var userinfo = new Userinfo(provider, verifier);
    return new BearerTokens(verifier, new Introspection(provider, self), userinfo, self, clock);
  }

  @Produces
  @Singleton
  static LoginCookies cookies(SecretSettings secret, RelyingParty self, Clock clock) {
    var seal = new LoginStateSeal(secret.derive("login-state"), clock);
    return new LoginCookies(seal, self.isSecure());
  }
}
