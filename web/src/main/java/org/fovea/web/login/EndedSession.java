package org.fovea.web.login;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/// Forgets sessions that end, and tells whoever keeps something for them.
@WebListener
public class EndedSession implements HttpSessionListener {
  @Inject LiveSessions sessions;
  @Inject Event<SessionEnded> ended;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    var session = event.getSession();
    SessionIdentity.of(session)
        .ifPresent(identity -> sessions.ended(session, identity.person().who()));
    ended.fire(new SessionEnded(session.getId()));
  }
}
