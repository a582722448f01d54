package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import org.fovea.config.SecretSettings;
import org.junit.jupiter.api.Test;

class LoginCookiesTest {
  private final SettableClock clock = new SettableClock();
  private final LoginStateSeal seal = new LoginStateSeal(key(), clock);
  private final LoginCookies cookies = new LoginCookies(seal, true);
  private final Map<String, Cookie> browser = new LinkedHashMap<>();

  private final HttpServletRequest request =
      fake(
          HttpServletRequest.class,
          (self, method, arguments) -> browser.values().toArray(Cookie[]::new));
  private final HttpServletResponse response =
      fake(HttpServletResponse.class, (self, method, arguments) -> keep((Cookie) arguments[0]));

  @Test
  void keepsEachTabsLoginApart() {
    cookies.add(request, response, state("first-tab-state"));
    cookies.add(request, response, state("second-tab-state"));
    assertThat(cookies.take(request, response, "first-tab-state")).isPresent();
    assertThat(cookies.take(request, response, "second-tab-state")).isPresent();
  }

  @Test
  void givesALoginOutOnce() {
    cookies.add(request, response, state("one-state-only"));
    assertThat(cookies.take(request, response, "one-state-only")).isPresent();
    assertThat(cookies.take(request, response, "one-state-only")).isEmpty();
  }

  @Test
  void refusesAStateThatOnlyBeginsAlike() {
    cookies.add(request, response, state("same-beginning-right"));
    assertThat(cookies.take(request, response, "same-beginning-wrong")).isEmpty();
  }

  @Test
  void refusesWhatAnotherServerSealed() {
    var other = new LoginCookies(new LoginStateSeal(otherKey(), clock), true);
    other.add(request, response, state("planted-state"));
    assertThat(cookies.take(request, response, "planted-state")).isEmpty();
  }

  @Test
  void forgetsTheOldestOfMany() {
    for (int tab = 0; tab < 20; tab++) {
      cookies.add(request, response, state("tab-%02d-and-more".formatted(tab)));
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(browser).hasSize(8);
    assertThat(cookies.take(request, response, "tab-19-and-more")).isPresent();
    assertThat(cookies.take(request, response, "tab-11-and-more")).isEmpty();
  }

  @Test
  void setsCookiesThatOnlyTheLoginSees() {
    cookies.add(request, response, state("guarded-state"));
    assertThat(browser.values())
        .singleElement()
        .satisfies(cookie -> {
          assertThat(cookie.getName()).startsWith("__Secure-");
          assertThat(cookie.getSecure()).isTrue();
          assertThat(cookie.isHttpOnly()).isTrue();
          assertThat(cookie.getPath()).isEqualTo("/login");
          assertThat(cookie.getMaxAge()).isEqualTo(600);
          assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        });
  }

  private LoginState state(String state) {
    return new LoginState(
        state, "nonce", "verifier", ReturnPath.HOME, false, clock.instant().plusSeconds(600));
  }

  private boolean keep(Cookie cookie) {
    if (cookie.getMaxAge() == 0) {
      return browser.remove(cookie.getName()) != null;
    }
    return browser.put(cookie.getName(), cookie) == null;
  }

  private static <T> T fake(Class<T> type, InvocationHandler answer) {
    var made = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answer);
    return type.cast(made);
  }

  private static SecretKey key() {
    return new SecretSettings(new byte[32]).derive("login-state");
  }

  private static SecretKey otherKey() {
    var master = new byte[32];
    Arrays.fill(master, (byte) 1);
    return new SecretSettings(master).derive("login-state");
  }
}
