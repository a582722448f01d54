package org.fovea.web.login;

import java.time.Duration;
import java.util.List;
import org.fovea.config.SessionLimits;

/// A cookie that this server sets. There are no others; the privacy policy lists these.
///
/// @param key how texts name it
/// @param name its name, or how its name begins
/// @param several whether there is one for each thing it is about, told by the end of its name
/// @param life how long it counts
public record CookieRule(String key, String name, boolean several, Duration life) {

  /// Holds the session together.
  ///
  /// @param secure whether browsers reach us by TLS only
  static CookieRule session(boolean secure) {
    var name = secure ? "__Host-fovea" : "fovea";
    return new CookieRule("session", name, false, SessionLimits.IDLE);
  }

  /// Keeps a login that was begun.
  ///
  /// @param secure whether browsers reach us by TLS only
  static CookieRule login(boolean secure) {
    var prefix = secure ? "__Secure-fovea-login-" : "fovea-login-"; // __Host- needs Path=/
    return new CookieRule("login", prefix, true, SessionLimits.LOGIN);
  }

  /// Keeps that somebody does not want to be counted.
  ///
  /// @param secure whether browsers reach us by TLS only
  public static CookieRule uncounted(boolean secure) {
    var name = secure ? "__Host-fovea-uncounted" : "fovea-uncounted";
    return new CookieRule("uncounted", name, false, Duration.ofDays(365));
  }

  /// All of them.
  public static List<CookieRule> all(boolean secure) {
    return List.of(session(secure), login(secure), uncounted(secure));
  }

  /// The name as people read it.
  public String shownName() {
    return several ? name + "\u2026" : name;
  }
}
