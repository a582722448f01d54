package org.fovea.web.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/// Forgets sessions that end by themselves, or by a logout.
@WebListener
public class EndedSession implements HttpSessionListener {
  @Inject LiveSessions sessions;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    var session = event.getSession();
    SessionIdentity.of(session)
        .ifPresent(identity -> sessions.ended(session, identity.person().who()));
  }
}
