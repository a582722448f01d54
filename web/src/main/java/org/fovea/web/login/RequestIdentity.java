package org.fovea.web.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.fovea.service.access.Caller;

/// Who makes one request, as [SessionOrBearerMechanism] found out.
///
/// @param person on whose behalf
/// @param card what the page shows; blank for bearers of a token
/// @param authenticated when they last proved to the provider who they are; empty if it does not
///   say so, and for bearers of a token
record RequestIdentity(Caller.Person person, PersonCard card, Optional<Instant> authenticated) {
  private static final String ATTRIBUTE = RequestIdentity.class.getName();

  /// Whoever a session belongs to.
  static RequestIdentity in(SessionIdentity session) {
    return new RequestIdentity(session.person(), session.card(), session.life().authenticated());
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<RequestIdentity> of(HttpServletRequest request) {
    return Optional.ofNullable((RequestIdentity) request.getAttribute(ATTRIBUTE));
  }

  @Override
  public String toString() {
    return "RequestIdentity[…]";
  }
}
