package org.fovea.web.login;

import com.nimbusds.jwt.JWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import org.fovea.service.access.Caller;

/// Who a session belongs to. Lives in the session's memory.
///
/// Deliberately not serialisable, like the affiliations in it: a container that tried to write the
/// session down would fail instead of writing claims.
///
/// @param person issuer, `sub` and what the home organisation says
/// @param card what the page shows
/// @param idToken the hint that logout at the provider asks for; nothing else is read from it
/// @param life when it began and when it ends
record SessionIdentity(Caller.Person person, PersonCard card, JWT idToken, Life life) {
  /// The times of a session.
  ///
  /// @param begun when the person came back from the provider
  /// @param authenticated when they last proved to the provider who they are, if it says so
  /// @param expires when the session ends whatever happens
  record Life(Instant begun, Optional<Instant> authenticated, Instant expires) {}

  private static final String ATTRIBUTE = SessionIdentity.class.getName();

  /// The identity of the request's session, if it has one; makes no session.
  static Optional<SessionIdentity> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false)).flatMap(SessionIdentity::of);
  }

  /// The identity of a session, if it has one.
  static Optional<SessionIdentity> of(HttpSession session) {
    return Optional.ofNullable((SessionIdentity) session.getAttribute(ATTRIBUTE));
  }

  /// Gives the browser a new session of this person; whatever session it had is gone.
  void establish(HttpServletRequest request) {
    end(request); // a session that somebody else may have planted
    request.getSession(true).setAttribute(ATTRIBUTE, this);
  }

  /// Ends the request's session, if it has one.
  static void end(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  @Override
  public String toString() {
    return "SessionIdentity[…]";
  }
}
