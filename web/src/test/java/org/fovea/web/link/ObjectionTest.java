package org.fovea.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.config.ServerSettings;
import org.junit.jupiter.api.Test;

class ObjectionTest {
  @Test
  void whoSaysNothingDoesNotObject() {
    assertThat(objection("https", Map.of(), new Cookie("other", "1")).stands()).isFalse();
    assertThat(objection("https", Map.of("DNT", "0", "Sec-GPC", "0")).stands()).isFalse();
  }

  @Test
  void theChoiceAndBothSignalsCount() {
    assertThat(objection("https", Map.of(), new Cookie("__Host-fovea-uncounted", "1")).stands())
        .isTrue();
    assertThat(objection("https", Map.of("Sec-GPC", "1")).stands()).isTrue();
    assertThat(objection("https", Map.of("DNT", "1")).stands()).isTrue();
  }

  /// Else a neighbour on the same domain could speak for the person.
  @Test
  void overTlsOnlyTheCookieOfThisHostCounts() {
    assertThat(objection("https", Map.of(), new Cookie("fovea-uncounted", "1")).stands()).isFalse();
    assertThat(objection("http", Map.of(), new Cookie("fovea-uncounted", "1")).stands()).isTrue();
  }

  @Test
  void framesOfOtherSitesTellOfTheChoiceOverTls() {
    var cookie = chosen("https", true);
    assertThat(cookie.getName()).isEqualTo("__Host-fovea-uncounted");
    assertThat(cookie.getSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getAttribute("SameSite")).isEqualTo("None");
    assertThat(cookie.getMaxAge()).isEqualTo((int) Duration.ofDays(365).toSeconds());
    assertThat(cookie.getValue()).isEqualTo("1");

    assertThat(chosen("http", true).getAttribute("SameSite")).isEqualTo("Lax");
    assertThat(chosen("https", false).getMaxAge()).isZero();
  }

  private static Cookie chosen(String scheme, boolean objects) {
    List<Cookie> sent = new ArrayList<>();
    var response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                ObjectionTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (_, _, arguments) -> {
                  sent.add((Cookie) arguments[0]);
                  return null;
                });
    objection(scheme, Map.of()).choose(objects, response);
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private static Objection objection(
      String scheme, Map<String, String> headers, Cookie... cookies) {
    var objection = new Objection();
    objection.server = new ServerSettings(URI.create(scheme + "://fovea.example"));
    objection.request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                ObjectionTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (_, method, arguments) ->
                    method.getName().equals("getCookies")
                        ? (cookies.length == 0 ? null : cookies)
                        : headers.get((String) arguments[0]));
    return objection;
  }
}
