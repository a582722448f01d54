package org.fovea.web.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fovea.config.OidcSettings;
import org.jspecify.annotations.Nullable;

/// Tells tokens of our provider for us from all others. Safe for use by many threads.
///
/// Only asymmetric signatures count, whatever the provider announces and the token claims: with an
/// HMAC the client's secret, or a public key mistaken for one, could sign a login.
final class TokenVerifier {
  private static final int SKEW_SECONDS = 60;
  private static final Set<JWSAlgorithm> ASYMMETRIC = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);
  // what tells an ID token or a logout token for us from an access token for us
  private static final Set<String> NOT_IN_ACCESS_TOKENS =
      Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");
  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKEN_TYPES =
      new DefaultJOSEObjectTypeVerifier<>(
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"),
          null); // typ is optional (RFC 7519, section 5.1), and Helmholtz sends none

  private final Provider provider;
  private final OidcSettings settings;
  private final Clock clock;

  TokenVerifier(Provider provider, OidcSettings settings, Clock clock) {
    this.provider = provider;
    this.settings = settings;
    this.clock = clock;
  }

  /// The claims of an ID token (OpenID Connect Core 1.0, section 3.1.3.7): signature, `iss`, `aud`,
  /// `azp`, `exp`, `iat` within 60 seconds, `nonce`, and `at_hash` where there is one.
  ///
  /// @param nonce the one this login began with
  /// @param access the access token that came beside it
  /// @throws LoginFailedException if any of it is not as it must be
  IDTokenClaimsSet idToken(JWT token, Nonce nonce, AccessToken access) {
    var validator =
        new IDTokenValidator(
            new Issuer(settings.issuer()),
            new ClientID(settings.clientId()),
            keysFor(provider.metadata().getIDTokenJWSAlgs()),
            null);
    validator.setMaxClockSkew(SKEW_SECONDS);
    try {
      var claims = validator.validate(token, nonce);
      requireAuthorizedParty(claims);
      var hash = claims.getAccessTokenHash();
      if (hash != null) {
        var algorithm = JWSAlgorithm.parse(token.getHeader().getAlgorithm().getName());
        AccessTokenValidator.validate(access, algorithm, hash);
      }
      return claims;
    } catch (BadJOSEException | JOSEException | InvalidHashException e) {
      throw LoginFailedException.badAnswer("ID token refused: " + e.getClass().getSimpleName());
    }
  }

  // OpenID Connect Core 1.0, section 3.1.3.7, steps 4 and 5; the token library leaves them to us
  private void requireAuthorizedParty(IDTokenClaimsSet claims) {
    var party = claims.getAuthorizedParty();
    var wanted = party != null || claims.getAudience().size() > 1;
    if (wanted && (party == null || !party.getValue().equals(settings.clientId()))) {
      throw LoginFailedException.badAnswer("ID token refused: issued to another client");
    }
  }

  /// The claims of a signed access token for us, or empty if it is not one.
  ///
  /// For us means that `aud` contains our client identifier. Keycloak puts the client that asked
  /// for a token into `azp` and into `aud` only those that a mapper adds; an `azp` is not enough,
  /// since it says who asked and not who may be asked with it (RFC 9068, section 4).
  Optional<JWTClaimsSet> accessToken(SignedJWT token) {
    var required = new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build();
    var checks =
        claimsChecks(
            Set.of(settings.clientId()), required, Set.of("sub", "exp"), NOT_IN_ACCESS_TOKENS);
    return verified(token, checks, ACCESS_TOKEN_TYPES, ASYMMETRIC)
        .filter(claims -> isBearer(claims.getClaim("typ")));
  }

  /// The claims of a signed userinfo answer (OpenID Connect Core 1.0, section 5.3.2), or empty.
  Optional<JWTClaimsSet> userinfo(SignedJWT token) {
    var required = new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build();
    var checks = claimsChecks(Set.of(settings.clientId()), required, Set.of("sub"), Set.of());
    var announced = provider.metadata().getUserInfoJWSAlgs();
    var types = new DefaultJOSEObjectTypeVerifier<SecurityContext>(JOSEObjectType.JWT, null);
    return verified(token, checks, types, announced == null ? ASYMMETRIC : announced);
  }

  private Optional<JWTClaimsSet> verified(
      SignedJWT token,
      DefaultJWTClaimsVerifier<SecurityContext> checks,
      DefaultJOSEObjectTypeVerifier<SecurityContext> types,
      Collection<JWSAlgorithm> algorithms) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(types);
    processor.setJWSKeySelector(keysFor(algorithms));
    processor.setJWTClaimsSetVerifier(checks);
    try {
      return Optional.of(processor.process(token, null));
    } catch (BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> claimsChecks(
      Set<String> audience, JWTClaimsSet exact, Set<String> required, Set<String> prohibited) {
    var checks =
        new DefaultJWTClaimsVerifier<SecurityContext>(audience, exact, required, prohibited) {
          @Override
          @SuppressWarnings("JavaUtilDate") // the token library's type
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    checks.setMaxClockSkew(SKEW_SECONDS);
    return checks;
  }

  private JWSKeySelector<SecurityContext> keysFor(@Nullable Collection<JWSAlgorithm> announced) {
    var allowed = new HashSet<>(announced == null ? List.of(JWSAlgorithm.RS256) : announced);
    allowed.retainAll(ASYMMETRIC);
    if (allowed.isEmpty()) {
      throw LoginFailedException.badAnswer("the provider announces no asymmetric signature");
    }
    return new JWSVerificationKeySelector<>(allowed, provider);
  }

  // Keycloak says what a token is for in a claim of this name: Bearer, ID, Logout, …
  private static boolean isBearer(@Nullable Object typ) {
    return typ == null
        || (typ instanceof String text && text.toLowerCase(Locale.ROOT).equals("bearer"));
  }
}
