package org.fovea.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.fovea.service.access.Subject;
import org.fovea.service.shared.NotFoundException;

/// The sessions of whoever makes this request. There is nothing to authorise: nobody comes to
/// anybody else's.
@RequestScoped
public class OwnSessions {
  @Inject LiveSessions sessions;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  /// All of them, the one last used first.
  ///
  /// @throws NotFoundException for a visitor, who has none
  public List<SessionView> list() {
    return sessions.list(who(), here());
  }

  /// Ends one, perhaps this one.
  ///
  /// @throws NotFoundException if there is none of that name
  public void end(String id) {
    sessions.end(who(), id);
  }

  /// Ends all but this one, and refuses all tokens that were issued until now; asked with a token,
  /// it ends all. Returns how many sessions there were.
  public int endOthers() {
    return sessions.endOthers(who(), here());
  }

  private Subject who() {
    return caller.get().subject().orElseThrow(NotFoundException::new);
  }

  /// A request with a token may come with a cookie as well; then the token counts.
  private Optional<HttpSession> here() {
    return SessionIdentity.of(request)
        .filter(identity -> request.getHeader("Authorization") == null)
        .map(_ -> request.getSession(false));
  }
}
