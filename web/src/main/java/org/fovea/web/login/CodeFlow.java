package org.fovea.web.login;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.fovea.config.OidcSettings;
import org.fovea.config.SessionLimits;
import org.fovea.service.access.Caller;

/// Login by authorization code with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636).
///
/// Knows nothing of servlets. Safe for use by many threads.
final class CodeFlow {
  private static final Duration SKEW = Duration.ofSeconds(60);

  /// A login that has begun.
  ///
  /// @param address where the browser goes next
  /// @param state what must be remembered until it comes back
  record Departure(URI address, LoginState state) {}

  /// The provider's answer as the browser brings it back; a part is empty where there is none.
  ///
  /// @param code the authorization code
  /// @param error what went wrong (RFC 6749, section 4.1.2.1)
  /// @param issuer who answers (RFC 9207)
  record Arrival(String code, String error, String issuer) {
    @Override
    public String toString() {
      return "Arrival[…]";
    }
  }

  private final Provider provider;
  private final TokenVerifier verifier;
  private final Userinfo userinfo;
  private final RelyingParty self;
  private final Clock clock;

  CodeFlow(
      Provider provider,
      TokenVerifier verifier,
      Userinfo userinfo,
      OidcSettings settings,
      Clock clock) {
    this.provider = provider;
    this.verifier = verifier;
    this.userinfo = userinfo;
    this.self = new RelyingParty(settings);
    this.clock = clock;
  }

  /// Begins a login that ends at `returnPath`.
  ///
  /// @throws LoginFailedException if the provider does not answer
  Departure depart(ReturnPath returnPath) {
    return depart(returnPath, false);
  }

  /// Begins a login that ends at `returnPath`.
  ///
  /// @param fresh whether the person must prove anew who they are, though they may have a session
  ///   at the provider (OpenID Connect Core 1.0, section 3.1.2.1)
  /// @throws LoginFailedException if the provider does not answer
  Departure depart(ReturnPath returnPath, boolean fresh) {
    var state = new State();
    var nonce = new Nonce();
    var pkce = new CodeVerifier();
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, self.scope(), self.clientId(), self.redirectAddress())
            .endpointURI(provider.metadataOfLivingProvider().getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(pkce, CodeChallengeMethod.S256);
    if (fresh) {
      request.prompt(Prompt.Type.LOGIN).maxAge(0);
    }
    var expires = clock.instant().plus(SessionLimits.LOGIN);
    return new Departure(
        request.build().toURI(),
        new LoginState(
            state.getValue(), nonce.getValue(), pkce.getValue(), returnPath, fresh, expires));
  }

  /// Finishes a login.
  ///
  /// @param arrival what the browser brought, with the `state` of `begun`
  /// @param begun what was remembered, opened and not expired
  /// @throws LoginFailedException if anything is not as it must be
  @SuppressWarnings("JavaUtilDate") // the token library's type
  SessionIdentity arrive(Arrival arrival, LoginState begun) {
    requireIssuer(arrival.issuer);
    if (!arrival.error.isEmpty()) {
      throw refusal(arrival.error);
    }
    var tokens = exchange(arrival.code, begun);
    var idToken = tokens.getIDToken();
    var claims = verifier.idToken(idToken, new Nonce(begun.nonce()), tokens.getAccessToken());
    var authenticated = Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant);
    requireFresh(begun, authenticated);
    var sub = claims.getStringClaim("sub");
    var sources = new ArrayList<Map<String, Object>>();
    userinfo.ask(tokens.getAccessToken(), sub).ifPresent(answer -> sources.add(answer.claims()));
    sources.add(claims.toJSONObject());
    var person = new PersonClaims(sources);
    var now = clock.instant();
    return new SessionIdentity(
        new Caller.Person(self.subject(sub), person.affiliations()),
        person.card(),
        idToken,
        new SessionIdentity.Life(now, authenticated, now.plus(SessionLimits.LONGEST)));
  }

  // a provider that does not know prompt or max_age would let an old session of its own suffice
  private static void requireFresh(LoginState begun, Optional<Instant> authenticated) {
    var oldest = begun.expires().minus(SessionLimits.LOGIN).minus(SKEW);
    if (begun.fresh() && authenticated.filter(when -> !when.isBefore(oldest)).isEmpty()) {
      throw LoginFailedException.badAnswer("the provider did not ask anew who it is");
    }
  }

  // RFC 9207, section 2.4: an answer of another provider must not reach this one's token endpoint
  private void requireIssuer(String issuer) {
    var promised = provider.metadata().supportsAuthorizationResponseIssuerParam();
    if (issuer.isEmpty() ? promised : !issuer.equals(self.issuer())) {
      throw LoginFailedException.badAnswer("the answer is of another issuer");
    }
  }

  private static LoginFailedException refusal(String error) {
    return switch (error) {
      case "access_denied" ->
          new LoginFailedException(LoginFailure.CANCELLED, "the provider answers access_denied");
      case "server_error", "temporarily_unavailable" ->
          LoginFailedException.providerDown("the provider answers " + error);
      default -> LoginFailedException.badAnswer("the provider answers " + word(error));
    };
  }

  // invalid_scope tells the operator what to do; but the address bar can say anything
  private static String word(String error) {
    return error.matches("[a-z_]{1,40}") ? error : "with an error";
  }

  private OIDCTokens exchange(String code, LoginState begun) {
    if (code.isBlank()) {
      throw LoginFailedException.badAnswer("neither code nor error");
    }
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code),
            self.redirectAddress(),
            new CodeVerifier(begun.verifier()));
    var endpoint = provider.metadata().getTokenEndpointURI();
    var answer =
        provider.send(new TokenRequest.Builder(endpoint, self.authentication(), grant).build());
    try {
      return tokens(answer);
    } catch (ParseException e) {
      throw LoginFailedException.badAnswer("the token answer cannot be read");
    }
  }

  private static OIDCTokens tokens(HTTPResponse answer) throws ParseException {
    if (!answer.indicatesSuccess()) {
      var error = TokenErrorResponse.parse(answer).getErrorObject();
      throw OAuth2Error.INVALID_GRANT.equals(error)
          ? LoginFailedException.stateLost("the provider does not honour the code")
          : LoginFailedException.badAnswer("the provider refuses our client");
    }
    var tokens = OIDCTokenResponse.parse(answer).getOIDCTokens();
    if (tokens.getIDToken() == null) {
      throw LoginFailedException.badAnswer("no ID token");
    }
    return tokens;
  }
}
