package org.fovea.web.login;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// Asks the provider what an opaque access token is worth (RFC 7662).
final class Introspection {

  /// A token that is good and was issued for us.
  ///
  /// @param sub whom it stands for
  /// @param expires when it ends, the far future if the provider does not say
  /// @param issued when it was issued, or empty if the provider does not say
  /// @param scope the words of its scope
  record Active(String sub, Instant expires, Optional<Instant> issued, List<String> scope) {
    Active {
      scope = List.copyOf(scope);
    }

    @Override
    public String toString() {
      return "Active[…]";
    }
  }

  private final Provider provider;
  private final RelyingParty self;

  Introspection(Provider provider, RelyingParty self) {
    this.provider = provider;
    this.self = self;
  }

  /// Whether the provider can be asked at all.
  boolean isOffered() {
    return provider.metadata().getIntrospectionEndpointURI() != null;
  }

  /// What the provider says, or empty if the token is no good or was issued for somebody else.
  ///
  /// @throws LoginFailedException if the provider does not answer, or not to us
  Optional<Active> ask(AccessToken token) {
    var endpoint = provider.metadata().getIntrospectionEndpointURI();
    var request = new TokenIntrospectionRequest(endpoint, self.authentication(), token);
    try {
      var answer = TokenIntrospectionResponse.parse(provider.send(request));
      if (!answer.indicatesSuccess()) {
        throw LoginFailedException.badAnswer("the provider refuses to introspect for our client");
      }
      var success = answer.toSuccessResponse();
      return isForUs(success) ? active(success) : Optional.empty();
    } catch (ParseException e) {
      throw LoginFailedException.badAnswer("the introspection answer cannot be read");
    }
  }

  private boolean isForUs(TokenIntrospectionSuccessResponse answer) {
    if (!answer.isActive()) {
      return false;
    }
    var issuer = answer.getIssuer();
    if (issuer != null && !issuer.getValue().equals(self.issuer())) {
      return false;
    }
    var audience = answer.getAudience();
    if (audience != null && !audience.isEmpty()) {
      return audience.contains(new Audience(self.clientId()));
    }
    return self.clientId().equals(answer.getClientID()); // an opaque token is for who asked for it
  }

  @SuppressWarnings("JavaUtilDate") // the token library's type
  private static Optional<Active> active(TokenIntrospectionSuccessResponse answer) {
    var expires = Optional.ofNullable(answer.getExpirationTime()).map(Date::toInstant);
    var issued = Optional.ofNullable(answer.getIssueTime()).map(Date::toInstant);
    var scope = answer.getScope() == null ? List.<String>of() : answer.getScope().toStringList();
    return Optional.ofNullable(answer.getSubject())
        .map(sub -> new Active(sub.getValue(), expires.orElse(Instant.MAX), issued, scope));
  }
}
