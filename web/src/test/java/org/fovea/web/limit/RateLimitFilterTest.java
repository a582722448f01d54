package org.fovea.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fovea.config.RateSettings;
import org.fovea.config.SecretSettings;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.LoginFailure;
import org.fovea.web.login.ReturnPath;
import org.fovea.web.problem.CapturedBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitFilterTest {
  private static final String ID = "Space00000000000000000";
  private static final String HOME = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";

  private final RateLimitFilter filter = new RateLimitFilter();
  private final Map<String, Object> attributes = new HashMap<>();
  private Caller caller = Caller.VISITOR;
  private String address = HOME;
  private long now;

  /// What a request came to.
  ///
  /// @param status 0 if it was let through
  private record Outcome(int status, Map<String, String> headers, String body) {
    boolean passed() {
      return status == 0;
    }
  }

  @BeforeEach
  void setUp() {
    filter.settings = new RateSettings(2, 1, 1, 1);
    filter.digests = new SubjectDigest(new SecretSettings(new byte[32]));
    filter.caller =
        new CurrentCaller() {
          @Override
          public Caller get() {
            return caller;
          }
        };
    filter.nanos = () -> now;
    filter.init();
  }

  @Test
  void whoeverAsksTooOftenIsToldForHowLong() throws Exception {
    var first = api("GET", "me");
    assertThat(first.passed()).isTrue();
    assertThat(first.headers())
        .containsEntry("RateLimit-Policy", "\"reads\";q=2;w=60")
        .containsEntry("RateLimit", "\"reads\";r=1;t=30")
        .doesNotContainKey("Retry-After");
    now += Duration.ofMillis(1).toNanos();
    assertThat(api("GET", "me").passed()).isTrue();

    var refused = api("GET", "me");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers())
        .containsEntry("RateLimit", "\"reads\";r=0;t=60")
        .containsEntry("Retry-After", "30") // 29.999, rounded up
        .containsEntry("Content-Type", "application/problem+json");
    assertThat(refused.body()).contains("urn:fovea:problem:too-many-requests", "429");

    now += Duration.ofSeconds(30).toNanos();
    assertThat(api("GET", "me").passed()).isTrue();
  }

  @Test
  void whoHasReadEnoughMayStillChangeAndUpload() throws Exception {
    use("GET", "me", 2);
    use("POST", "spaces", 1);
    use("POST", "uploads", 1);
    use("DELETE", "uploads/" + ID, 0);
    use("GET", "uploads", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uploads;x", "uploads/", "%75ploads", "me/../uploads", "/uploads"})
  void uploadsAreCountedHoweverTheirAddressIsWritten(String path) throws Exception {
    use("POST", "uploads", 1);

    assertThat(api("POST", path).status()).isEqualTo(429);
  }

  @Test
  void aPersonIsOneCallerWhereverTheyAre() throws Exception {
    caller = person("ada");
    use("GET", "me", 2);
    address = ELSEWHERE;
    use("GET", "spaces", 0);

    caller = person("emmy");
    use("GET", "me", 2);
    caller = new Caller.Instrument(new InstrumentId(ID), Optional.empty());
    use("GET", "instruments/me", 2);
    caller = Caller.VISITOR;
    use("GET", "openapi.json", 2);
    address = HOME;
    use("GET", "openapi.json", 2);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, images/ID/thumbnail",
    "HEAD, images/ID/original",
    "GET, me/events",
    "GET, spaces/ID/names",
    "PATCH, uploads/ID",
    "HEAD, uploads/ID",
    "OPTIONS, uploads",
  })
  void someThingsAreNotCounted(String method, String path) throws Exception {
    use("GET", "me", 2);
    use("PUT", "me", 1);
    for (int i = 0; i < 10; i++) {
      var outcome = api(method, path.replace("ID", ID));
      assertThat(outcome.passed()).isTrue();
      assertThat(outcome.headers()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, images/ID",
    "GET, images/ID/thumbnail;x",
    "GET, images/ID/../../me/events",
    "GET, %6de/events",
    "GET, me/events/",
    "DELETE, images/ID/original",
    "GET, uploads/ID",
    "POST, uploads/ID",
    "PATCH, images/ID",
  })
  void noOtherAddressPassesForOneOfThem(String method, String path) throws Exception {
    use("GET", "me", 2);
    use("PUT", "me", 1);
    assertThat(api(method, path.replace("ID", ID)).status()).isEqualTo(429);
  }

  @Test
  void loginsAreTheNetworksWhoeverItIs() throws Exception {
    assertThat(ask("GET", "/login", "/login").headers()).isEmpty();
    caller = person("ada");

    var refused = ask("GET", "/login", "/login");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsOnlyKeys("Retry-After");
    assertThat(attributes)
        .containsEntry(LoginFailure.ATTRIBUTE, LoginFailure.TOO_OFTEN)
        .containsEntry(LoginFailure.RETURN_ATTRIBUTE, new ReturnPath("/spaces"));
    assertThat(ask("GET", "/login", "/lo%67in").status()).as("the same address").isEqualTo(429);
    use("GET", "me", 2);
    address = ELSEWHERE;
    assertThat(ask("GET", "/login", "/login").passed()).isTrue();
  }

  @Test
  void zeroIsNoLimit() throws Exception {
    filter.settings = new RateSettings(0, 0, 0, 0);
    var open = new RateLimitFilter();
    open.settings = filter.settings;
    open.init();
    for (int i = 0; i < 1000; i++) {
      var outcome = ask(open, "GET", "/api", "/api/v1/me");
      assertThat(outcome.passed()).isTrue();
      assertThat(outcome.headers()).isEmpty();
    }
  }

  private static Caller person(String sub) {
    return new Caller.Person(new Subject("https://login.example", sub), Affiliations.NONE);
  }

  /// Asks that often, and once more, which is refused.
  private void use(String method, String path, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(api(method, path).passed()).isTrue();
    }
    assertThat(api(method, path).status()).isEqualTo(429);
  }

  private Outcome api(String method, String path) throws IOException, ServletException {
    return ask(method, "/api", "/api/v1/" + path);
  }

  private Outcome ask(String method, String servlet, String uri)
      throws IOException, ServletException {
    return ask(filter, method, servlet, uri);
  }

  private Outcome ask(RateLimitFilter asked, String method, String servlet, String uri)
      throws IOException, ServletException {
    Map<String, String> headers = new HashMap<>();
    var status = new int[] {429}; // of a chain that nobody went through
    var body = new ByteArrayOutputStream();
    FilterChain chain = (_, _) -> status[0] = 0;
    asked.doFilter(request(method, servlet, uri), response(headers, body), chain);
    return new Outcome(status[0], headers, body.toString(StandardCharsets.UTF_8));
  }

  private HttpServletRequest request(String method, String servlet, String uri) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (_, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getServletPath" -> servlet;
                  case "getRequestURI" -> uri;
                  case "getRemoteAddr" -> address;
                  case "getParameter" -> arguments[0].equals("return") ? "/spaces" : null;
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private HttpServletResponse response(Map<String, String> headers, ByteArrayOutputStream body) {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (_, called, arguments) ->
                switch (called.getName()) {
                  case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                  case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                  case "getOutputStream" -> new CapturedBody(body);
                  case "setContentLength" -> null;
                  case "setStatus", "sendError" -> {
                    assertThat(arguments).containsExactly(429);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }
}
