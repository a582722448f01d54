package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a browser does without scripts: keeps cookies, follows redirects, sends forms.
final class Browser {
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern CONSENT =
      Pattern.compile("<input[^>]*name=\"code\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern TOKEN =
      Pattern.compile("<meta name=\"fovea-csrf\" content=\"([^\"]*)\"");

  private final URI server;
  private final CookieManager cookies = new Cookies();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /// As browsers do, takes localhost for secure, so that Keycloak's secure cookies come back to it.
  private static final class Cookies extends CookieManager {
    Cookies() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      Map<String, List<String>> relaxed = new HashMap<>(headers);
      relaxed.replaceAll((name, values) ->
          "Set-Cookie".equalsIgnoreCase(name)
              ? values.stream().map(value -> value.replaceAll(";\\s*Secure", "")).toList()
              : values);
      super.put(uri, relaxed);
    }
  }

  Browser() {
    this(Fovea.ADDRESS);
  }

  Browser(URI server) {
    this.server = server;
  }

  /// Logs in at the demo Keycloak and returns the page that one comes back to.
  HttpResponse<String> login(String person, String returnPath) {
    var form = get("/login?return=" + encode(returnPath));
    assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
    var page = submit(form, credentials(person));
    assertThat(page.uri().getPort()).as(page.body()).isEqualTo(server.getPort());
    return page;
  }

  /// Logs in at the demo Keycloak and lets a device have what it asks for there.
  ///
  /// @param address where the device sends people, its code included
  void confirmDevice(URI address, String person) {
    var question = submit(send(HttpRequest.newBuilder(address)), credentials(person));
    var code = CONSENT.matcher(question.body());
    assertThat(code.find()).as("Keycloak asks: %s", question.body()).isTrue();
    var answer = submit(question, "accept=Yes&code=" + encode(code.group(1)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String credentials(String person) {
    return "username=" + person + "&password=" + person;
  }

  /// Sends the first form of a page.
  private HttpResponse<String> submit(HttpResponse<String> page, String fields) {
    var action = FORM.matcher(page.body());
    assertThat(action.find()).as("a form of Keycloak in %s", page.body()).isTrue();
    return send(
        HttpRequest.newBuilder(page.uri().resolve(action.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(server.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /// Opens a stream of server-sent events.
  EventStream follow(String path) {
    try {
      var request = HttpRequest.newBuilder(server.resolve(path)).build();
      var answer = client.send(request, BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return new EventStream(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The token that pages carry for our own scripts.
  String csrfToken() {
    var page = get("/account");
    var token = TOKEN.matcher(page.body());
    assertThat(token.find()).as("the token in the page").isTrue();
    return token.group(1);
  }

  /// The names of all cookies that Fovea gave it; those of the provider on the same host have paths
  /// of their own.
  List<String> cookieNames() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> !cookie.getPath().startsWith("/realms/"))
        .map(HttpCookie::getName)
        .toList();
  }

  Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findAny();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
