package org.fovea.web.rest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The two filters in the order in which they stand.
class TusFilterTest {
  private static final String VERSION = "Tus-Resumable";
  private static final String OVERRIDE = "X-HTTP-Method-Override";
  private final Map<String, String> answered = new HashMap<>();
  private String passedAs = "not at all";
  private int status;

  @ParameterizedTest
  @CsvSource({"POST, PATCH", "POST, DELETE", "GET, DELETE", "DELETE, HEAD", "POST, GET"})
  void theHeaderSaysWhatTheMethodIs(String actual, String meant) throws Exception {
    send(actual, Map.of(VERSION, "1.0.0", OVERRIDE, meant));

    assertThat(passedAs).isEqualTo(meant);
  }

  @Test
  void withoutTheHeaderItIsTheActualMethod() throws Exception {
    send("PATCH", Map.of(VERSION, "1.0.0"));

    assertThat(passedAs).isEqualTo("PATCH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "TRACE", "PUT", "", "PATCH "})
  void anotherMethodIsRefused(String meant) throws Exception {
    send("POST", Map.of(VERSION, "1.0.0", OVERRIDE, meant));

    assertThat(status).isEqualTo(405);
    assertThat(passedAs).isEqualTo("not at all");
  }

  /// The version is asked for by what a request is going to be.
  @Test
  void aMethodThatIsOverriddenNeedsTheVersionToo() throws Exception {
    send("GET", Map.of(OVERRIDE, "DELETE"));

    assertThat(status).isEqualTo(412);
    assertThat(answered).containsEntry("Tus-Version", "1.0.0");
    assertThat(passedAs).isEqualTo("not at all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "OPTIONS"})
  void whoOnlyLooksNeedsNoVersion(String method) throws Exception {
    send(method, Map.of());

    assertThat(passedAs).isEqualTo(method);
    assertThat(answered).containsEntry(VERSION, "1.0.0").containsEntry("Cache-Control", "no-store");
  }

  private void send(String method, Map<String, String> headers)
      throws IOException, ServletException {
    FilterChain end = (request, _) -> passedAs = ((HttpServletRequest) request).getMethod();
    FilterChain chain =
        (request, response) ->
            new TusVersionFilter()
                .doFilter((HttpServletRequest) request, (HttpServletResponse) response, end);
    new TusFilter().doFilter(request(method, headers), response(), chain);
  }

  private static HttpServletRequest request(String method, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (_, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            HttpServletResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (_, called, arguments) -> {
              switch (called.getName()) {
                case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
                case "setStatus", "sendError" -> status = (int) arguments[0];
                default -> throw new UnsupportedOperationException(called.getName());
              }
              return null;
            });
  }
}
