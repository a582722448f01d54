package org.fovea.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.fovea.service.account.ShutOut;

/// Finds out, before anything else sees a request, on whose behalf it comes.
///
/// A bearer token counts if there is one, or the token of an instrument, otherwise the session;
/// none of them means a visitor. So does a token that is worth nothing, whose scope does not
/// suffice, or of somebody who was suspended or erased since: image addresses answer it like no
/// token, and below `/api` the [TokenRefusalFilter] says so. Tokens in the address are never looked
/// at.
@ApplicationScoped
public class SessionOrBearerMechanism implements HttpAuthenticationMechanism {
  private static final Logger LOG = System.getLogger(SessionOrBearerMechanism.class.getName());
  private static final String SCHEME = "Bearer ";

  @Inject BearerTokens tokens;
  @Inject HubTokens machines;
  @Inject RevokedTokens revoked;
  @Inject LiveSessions sessions;
  @Inject ShutOut shutOut;
  @Inject Clock clock;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    var header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return bearer(header.substring(SCHEME.length()).strip(), request, context);
    }
    if (HubTokens.isMeant(header)) {
      return machine(header, context);
    }
    var identity = SessionIdentity.of(request);
    if (identity.filter(i -> !goesOn(i, request)).isPresent()) {
      SessionIdentity.end(request);
      identity = Optional.empty();
    }
    return identity
        .map(RequestIdentity::in)
        .map(i -> enter(i, context))
        .orElseGet(() -> visitor(context));
  }

  private boolean goesOn(SessionIdentity identity, HttpServletRequest request) {
    var who = identity.person().who();
    return clock.instant().isBefore(identity.life().expires())
        && !shutOut.since(who, identity.life().begun())
        && sessions.use(request.getSession(false), who);
  }

  /// A machine is no caller to the container: it has no name, and no page is for it.
  private AuthenticationStatus machine(String header, HttpMessageContext context) {
    return machines.admit(header, context.getRequest())
        ? visitor(context)
        : refuse(LoginFailure.BAD_ANSWER, context);
  }

  private AuthenticationStatus bearer(
      String token, HttpServletRequest request, HttpMessageContext context) {
    try {
      return tokens
          .find(token)
          .filter(bearer -> !revoked.refuses(bearer) && !isShutOut(bearer))
          .map(bearer -> within(bearer, TokenScope.neededFor(request), context))
          .orElseGet(() -> refuse(LoginFailure.BAD_ANSWER, context));
    } catch (LoginFailedException e) {
      LOG.log(Level.INFO, "bearer token not verified, {0}: {1}", e.failure(), e.getMessage());
      return refuse(e.failure(), context);
    }
  }

  private static AuthenticationStatus within(
      Bearer bearer, TokenScope needed, HttpMessageContext context) {
    if (!bearer.scope().suffices(needed)) {
      TokenRefusalFilter.mark(context.getRequest(), needed);
      return visitor(context);
    }
    var identity = new RequestIdentity(bearer.person(), PersonCard.BLANK, Optional.empty());
    return enter(identity, context);
  }

  /// A token of which nobody says when it was issued may be older than anything.
  private boolean isShutOut(Bearer bearer) {
    return shutOut.since(bearer.person().who(), bearer.issued().orElse(Instant.EPOCH));
  }

  private static AuthenticationStatus enter(RequestIdentity identity, HttpMessageContext context) {
    identity.attachTo(context.getRequest());
    var principal = new CallerPrincipal(identity.person().who().sub());
    return context.notifyContainerAboutLogin(principal, Set.of());
  }

  private static AuthenticationStatus refuse(LoginFailure failure, HttpMessageContext context) {
    TokenRefusalFilter.mark(context.getRequest(), failure);
    return visitor(context);
  }

  private static AuthenticationStatus visitor(HttpMessageContext context) {
    if (!context.isProtected() && !context.isAuthenticationRequest()) {
      return context.doNothing();
    }
    var request = context.getRequest();
    if (!request.getMethod().equals("GET")) {
      return context.responseUnauthorized();
    }
    return context.redirect(ReturnPath.of(request).loginAddress());
  }
}
