package org.fovea.web.login;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/// Asks the provider what it knows of the person behind an access token.
final class Userinfo {

  /// What userinfo answered.
  ///
  /// @param sub whom it is about
  /// @param claims claims by name
  /// @param forUs whether the provider signed that the token was issued to us
  record Answer(String sub, Map<String, Object> claims, boolean forUs) {

    @Override
    public String toString() {
      return "Answer[…]";
    }
  }

  private final Provider provider;
  private final TokenVerifier verifier;

  Userinfo(Provider provider, TokenVerifier verifier) {
    this.provider = provider;
    this.verifier = verifier;
  }

  /// The provider's claims of the person whose `sub` is known from elsewhere, or empty if it has no
  /// userinfo or does not honour the token there.
  ///
  /// @throws LoginFailedException if the answer is forged, about somebody else, or none at all
  Optional<Answer> ask(AccessToken token, String sub) {
    var answer = ask(token);
    if (answer.filter(a -> !a.sub.equals(sub)).isPresent()) {
      throw LoginFailedException.badAnswer(
          "userinfo is about somebody else"); // Core, section 5.3.2
    }
    return answer;
  }

  /// The provider's claims, or empty if it has no userinfo or does not honour the token there.
  ///
  /// @throws LoginFailedException if the answer is forged, without `sub`, or none at all
  Optional<Answer> ask(AccessToken token) {
    var endpoint = provider.metadata().getUserInfoEndpointURI();
    if (endpoint == null) {
      return Optional.empty();
    }
    var answer = provider.send(new UserInfoRequest(endpoint, token));
    return answer.getStatusCode() == HTTPResponse.SC_OK
        ? Optional.of(read(answer))
        : Optional.empty();
  }

  private Answer read(HTTPResponse answer) {
    var type = answer.getEntityContentType();
    var signed = type != null && type.getSubType().equalsIgnoreCase("jwt");
    try {
      var claims = signed ? verified(answer.getBody()) : JSONObjectUtils.parse(answer.getBody());
      if (!(claims.get("sub") instanceof String sub)) {
        throw LoginFailedException.badAnswer("userinfo without sub");
      }
      return new Answer(sub, claims, signed);
    } catch (ParseException e) {
      throw LoginFailedException.badAnswer("userinfo is no JSON");
    }
  }

  private Map<String, Object> verified(String token) throws ParseException {
    return verifier
        .userinfo(SignedJWT.parse(token))
        .orElseThrow(() -> LoginFailedException.badAnswer("userinfo is signed wrongly"))
        .getClaims();
  }
}
