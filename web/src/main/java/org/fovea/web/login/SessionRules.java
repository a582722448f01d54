package org.fovea.web.login;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;

/// Sets how sessions are kept when the application starts: by cookie only, and not for long.
@WebListener
public class SessionRules implements ServletContextListener {
  private static final int IDLE_MINUTES = 30;

  @Inject RelyingParty self;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    var context = event.getServletContext();
    context.setSessionTimeout(IDLE_MINUTES);
    context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE)); // never in an address
    var cookie = context.getSessionCookieConfig();
    cookie.setName(self.isSecure() ? "__Host-fovea" : "fovea");
    cookie.setSecure(self.isSecure());
    cookie.setHttpOnly(true);
    cookie.setPath("/");
    cookie.setAttribute("SameSite", "Lax");
  }
}
