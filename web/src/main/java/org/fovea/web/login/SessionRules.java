package org.fovea.web.login;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;
import org.fovea.config.SessionLimits;

/// Sets how sessions are kept when the application starts: by cookie only, and not for long.
@WebListener
public class SessionRules implements ServletContextListener {
  @Inject RelyingParty self;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    var context = event.getServletContext();
    context.setSessionTimeout((int) SessionLimits.IDLE.toMinutes());
    context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE)); // never in an address
    var cookie = context.getSessionCookieConfig();
    cookie.setName(CookieRule.session(self.isSecure()).name());
    cookie.setSecure(self.isSecure());
    cookie.setHttpOnly(true);
    cookie.setPath("/");
    cookie.setAttribute("SameSite", "Lax");
  }
}
