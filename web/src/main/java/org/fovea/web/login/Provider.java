package org.fovea.web.login;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Request;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The identity provider: what it publishes of itself, and how to ask it.
///
/// Nothing is fetched before it is needed, so the server starts while the provider is away, and
/// logins work again as soon as it is back. Safe for use by many threads.
final class Provider implements JWKSource<SecurityContext> {
  private static final Logger LOG = System.getLogger(Provider.class.getName());
  private static final Duration METADATA_FRESHNESS = Duration.ofHours(1);
  private static final Duration METADATA_PAUSE = Duration.ofSeconds(2);
  private static final Duration ALIVE = Duration.ofSeconds(10);
  private static final Duration KEYS_FRESHNESS = Duration.ofMinutes(10);
  private static final Duration KEYS_PAUSE = Duration.ofSeconds(10);

  private final URI issuer;
  private final ProviderHttp http;
  private final ProviderDocument<OIDCProviderMetadata> metadata;
  private final ProviderDocument<JWKSet> keys;

  /// @param issuer issuer identifier as configured
  /// @param http how to reach it
  /// @param clock tells how old its documents are
  Provider(URI issuer, ProviderHttp http, Clock clock) {
    this.issuer = issuer;
    this.http = http;
    metadata =
        new ProviderDocument<>(
            "metadata", this::fetchMetadata, METADATA_FRESHNESS, METADATA_PAUSE, clock);
    keys = new ProviderDocument<>("keys", this::fetchKeys, KEYS_FRESHNESS, KEYS_PAUSE, clock);
  }

  /// What the provider says of itself (OpenID Connect Discovery 1.0, section 3).
  ///
  /// @throws LoginFailedException if it does not answer and never has
  OIDCProviderMetadata metadata() {
    return metadata.current().content();
  }

  /// The same, from a provider that answered within the last 10 seconds: nobody is sent to one that
  /// is away.
  ///
  /// @throws LoginFailedException if it does not answer
  OIDCProviderMetadata metadataOfLivingProvider() {
    return metadata.youngerThan(ALIVE).content();
  }

  /// Sends `request` and returns the answer, whatever its status below 500.
  ///
  /// @throws LoginFailedException if there is no answer
  HTTPResponse send(Request request) {
    try {
      return request.toHTTPRequest().send(http);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the provider does not answer: {0}", e.getMessage());
      throw LoginFailedException.providerDown("no answer to " + request.getClass().getSimpleName());
    }
  }

  /// The provider's keys that fit. One we do not know yet is looked for at the provider, at most
  /// every 10 seconds however many tokens name unknown ones.
  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) {
    var known = keys.current();
    var matches = selector.select(known.content());
    return matches.isEmpty() ? selector.select(keys.laterThan(known).content()) : matches;
  }

  private OIDCProviderMetadata fetchMetadata() throws IOException {
    var base = issuer.toString().replaceFirst("/$", "");
    var text = http.document(URI.create(base + "/.well-known/openid-configuration"));
    try {
      var parsed = OIDCProviderMetadata.parse(text);
      if (!parsed.getIssuer().getValue().equals(issuer.toString())) {
        throw new IOException("they name another issuer than FOVEA_OIDC_URL");
      }
      return parsed;
    } catch (ParseException e) {
      throw new IOException("they cannot be read: " + e.getMessage(), e);
    }
  }

  private JWKSet fetchKeys() throws IOException {
    try {
      return JWKSet.parse(http.document(metadata().getJWKSetURI()));
    } catch (java.text.ParseException e) {
      throw new IOException("they cannot be read", e);
    }
  }
}
