package org.fovea.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fovea.web.problem.CapturedBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteFilterTest {
  private static final String TRANSCRIPT = "/v1/spaces/Space00000000000000000/transcript";

  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource({
    "GET, cross-site",
    "GET, same-site",
    "HEAD, cross-site",
  })
  void anotherSiteCannotMakeABrowserTakeATranscript(String method, String site) throws Exception {
    assertThat(passes(method, TRANSCRIPT, Map.of("Sec-Fetch-Site", site))).isFalse();
    assertThat(passes(method, TRANSCRIPT + "/", Map.of("Sec-Fetch-Site", site))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"same-origin", "none"})
  void ourPagesAndTypedAddressesMay(String site) throws Exception {
    assertThat(passes("GET", TRANSCRIPT, Map.of("Sec-Fetch-Site", site))).isTrue();
    assertThat(passes("GET", TRANSCRIPT, Map.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/v1/spaces/Space00000000000000000/activity", "/v1/me"})
  void whatIsOnlyReadMayBeLinkedToFromAnywhere(String path) throws Exception {
    assertThat(passes("GET", path, Map.of("Sec-Fetch-Site", "cross-site"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"cross-site", "same-site"})
  void aScriptWithATokenMay(String site) throws Exception {
    var headers = Map.of("Sec-Fetch-Site", site, "Authorization", "Bearer x");

    assertThat(passes("GET", TRANSCRIPT, headers)).isTrue();
  }

  private static boolean passes(String method, String path, Map<String, String> headers)
      throws IOException, ServletException {
    var passed = new AtomicBoolean();
    var body = new ByteArrayOutputStream();
    FilterChain chain = (_, _) -> passed.set(true);
    new CrossSiteFilter().doFilter(request(method, path, headers), response(body), chain);
    assertThat(body.toString(StandardCharsets.UTF_8).contains("urn:fovea:problem:cross-site"))
        .isNotEqualTo(passed.get());
    return passed.get();
  }

  private static HttpServletRequest request(
      String method, String path, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (_, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getServletPath" -> "/api";
                  case "getPathInfo" -> path;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private static HttpServletResponse response(ByteArrayOutputStream body) {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            HttpServletResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (_, called, _) ->
                called.getName().equals("getOutputStream") ? new CapturedBody(body) : null);
  }
}
