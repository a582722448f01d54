package org.fovea.web.rest.space;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/// Sees to it that with a session its person's name is gone, too, from wherever a page is open.
@WebListener
public class EndedSessions implements HttpSessionListener {
  @Inject NameRelay relay;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    relay.leave(event.getSession().getId());
  }
}
