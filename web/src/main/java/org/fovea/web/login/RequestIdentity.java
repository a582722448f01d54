package org.fovea.web.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.fovea.service.access.Caller;

/// Who makes one request, as [SessionOrBearerMechanism] found out.
///
/// @param person on whose behalf
/// @param card what the page shows; blank for bearers of a token
record RequestIdentity(Caller.Person person, PersonCard card) {
  private static final String ATTRIBUTE = RequestIdentity.class.getName();

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
