package org.fovea.web.login;

import com.nimbusds.openid.connect.sdk.LogoutRequest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;

/// `POST /logout` ends the session here and, where the provider offers it, there (OpenID Connect
/// RP-Initiated Logout 1.0).
///
/// Where it does not, the browser goes to `/?logged-out`, and the page there can say that the
/// session at the home organisation goes on.
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {
  private static final int MAX_HINT_LENGTH = 4000; // servers refuse longer addresses

  @Inject transient Provider provider;
  @Inject transient RelyingParty self;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    var identity = SessionIdentity.of(request);
    SessionIdentity.end(request);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Location",
        identity.flatMap(this::atProvider).orElse(self.below("/?logged-out")).toString());
  }

  private Optional<URI> atProvider(SessionIdentity identity) {
    try {
      return Optional.ofNullable(provider.metadata().getEndSessionEndpointURI())
          .map(endpoint -> logoutRequest(endpoint, identity).toURI());
    } catch (LoginFailedException e) {
      return Optional.empty(); // the provider is away; here the person is logged out all the same
    }
  }

  private LogoutRequest logoutRequest(URI endpoint, SessionIdentity identity) {
    var token = identity.idToken();
    var hint = token.serialize().length() <= MAX_HINT_LENGTH ? token : null;
    return new LogoutRequest(endpoint, hint, null, self.clientId(), self.homeAddress(), null, null);
  }
}
