package org.fovea.web.link;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.config.ServerSettings;
import org.fovea.service.usage.Visit;
import org.fovea.web.login.CookieRule;

/// Whether the person at this browser objects to being counted (GDPR, Article 21): by a choice that
/// stands in a cookie of theirs and nowhere else, or by a signal of the browser, Global Privacy
/// Control (`Sec-GPC: 1`) or Do Not Track (`DNT: 1`).
@Named
@RequestScoped
public class Objection {
  private static final String YES = "1";

  @Inject HttpServletRequest request;
  @Inject ServerSettings server;

  /// Whether they are not to be counted.
  public boolean stands() {
    return isChosen() || isSignalled();
  }

  /// Whether they chose it here.
  public boolean isChosen() {
    var name = CookieRule.uncounted(server.secure()).name();
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .anyMatch(cookie -> cookie.getName().equals(name) && cookie.getValue().equals(YES));
  }

  /// Whether the browser says so with every request.
  public boolean isSignalled() {
    return Stream.of("Sec-GPC", "DNT").anyMatch(name -> YES.equals(request.getHeader(name)));
  }

  /// Has the browser keep the choice, or forget it.
  void choose(boolean objects, HttpServletResponse response) {
    var rule = CookieRule.uncounted(server.secure());
    var cookie = new Cookie(rule.name(), objects ? YES : "");
    cookie.setPath("/");
    cookie.setMaxAge(objects ? (int) rule.life().toSeconds() : 0);
    cookie.setHttpOnly(true);
    cookie.setSecure(server.secure());
    // a page of another site that embeds an image must learn of the choice, too; None needs TLS
    cookie.setAttribute("SameSite", server.secure() ? "None" : "Lax");
    response.addCookie(cookie);
  }

  /// What a request that is let in tells of its sender.
  Visit visit() {
    var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return new Visit(request.getRemoteAddr(), agent, stands());
  }
}
