package org.fovea.web.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps the logins a browser has begun in that browser: one sealed cookie each, for ten minutes,
/// so that several tabs can log in at once.
final class LoginCookies {
  private static final int MOST = 8; // beyond that the browser's header would grow too long
  private static final int NAME_LENGTH = 12;
  private static final String PATH = "/login";

  private final LoginStateSeal seal;
  private final boolean secure;
  private final String prefix;
  private final int maxAgeSeconds;

  /// @param seal keeps them from being read and changed
  /// @param secure whether browsers reach us by TLS only
  LoginCookies(LoginStateSeal seal, boolean secure) {
    this.seal = seal;
    this.secure = secure;
    var rule = CookieRule.login(secure);
    this.prefix = rule.name();
    this.maxAgeSeconds = (int) rule.life().toSeconds();
  }

  /// Remembers a login that begins, and forgets the oldest ones if there are many.
  void add(HttpServletRequest request, HttpServletResponse response, LoginState state) {
    var oldestFirst =
        cookies(request)
            .sorted(
                Comparator.comparing(
                    c -> seal.open(c.getValue()).map(LoginState::expires).orElse(Instant.MIN)))
            .toList();
    oldestFirst.stream()
        .limit(Math.max(0, oldestFirst.size() - MOST + 1))
        .forEach(cookie -> send(response, cookie.getName(), "", 0));
    send(response, name(state.state()), seal.seal(state), maxAgeSeconds);
  }

  /// Takes out the login that began with `state`; it cannot be taken twice from one browser.
  Optional<LoginState> take(
      HttpServletRequest request, HttpServletResponse response, String state) {
    var cookie = cookies(request).filter(c -> c.getName().equals(name(state))).findFirst();
    cookie.ifPresent(c -> send(response, c.getName(), "", 0));
    return cookie
        .flatMap(c -> seal.open(c.getValue()))
        .filter(begun -> begun.state().equals(state));
  }

  private Stream<Cookie> cookies(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().startsWith(prefix));
  }

  private String name(String state) {
    return prefix + state.substring(0, Math.min(NAME_LENGTH, state.length()));
  }

  private void send(HttpServletResponse response, String name, String value, int maxAgeSeconds) {
    var cookie = new Cookie(name, value);
    cookie.setPath(PATH);
    cookie.setMaxAge(maxAgeSeconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
