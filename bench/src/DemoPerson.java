import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One of the demo people, with an access token and, after the login, a session.
final class DemoPerson {
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final String SESSION = "fovea";

  private final URI server;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  DemoPerson(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  String bearer() {
    return "Authorization: Bearer " + token;
  }

  /// Logs in as browsers do.
  ///
  /// @param name of the demo person, which is the password too
  /// @return the header that brings the session along
  String logIn(String name) throws IOException, InterruptedException {
    var cookies = new TrustingCookies();
    var browser =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    var page =
        browser.send(
            HttpRequest.newBuilder(server.resolve("/login?return=/account")).build(),
            BodyHandlers.ofString());
    var action = FORM.matcher(page.body());
    if (!action.find()) {
      throw new IOException("the login has no form: " + page.statusCode());
    }
    browser.send(
        HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=" + name + "&password=" + name))
            .build(),
        BodyHandlers.discarding());
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(SESSION))
        .map(HttpCookie::getValue)
        .findFirst()
        .map(value -> "Cookie: " + SESSION + "=" + value)
        .orElseThrow(() -> new IOException("the login made no session"));
  }

  /// Accepts the terms of use, so that there is an account.
  void openAccount() throws IOException, InterruptedException {
    var request =
        request("/api/v1/me/terms")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"version\":1}"));
    expect(204, client.send(request.build(), BodyHandlers.ofString()));
  }

  /// Uploads a file in one piece; returns the identifier of the image.
  String upload(Path file) throws IOException, InterruptedException {
    var name =
        Base64.getEncoder()
            .encodeToString(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
    var request =
        request("/api/v1/uploads")
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", Long.toString(Files.size(file)))
            .header("Upload-Metadata", "filename " + name)
            .header("Content-Type", "application/offset+octet-stream")
            .POST(BodyPublishers.ofFile(file));
    var answer = client.send(request.build(), BodyHandlers.ofString());
    expect(201, answer);
    return answer.headers().firstValue("Fovea-Image").orElseThrow();
  }

  /// Waits until the image has a pyramid.
  void awaitPyramid(String image) throws IOException, InterruptedException {
    HttpResponse<String> answer;
    do {
      Thread.sleep(500);
      answer = client.send(request("/dzi/" + image + ".dzi").build(), BodyHandlers.ofString());
    } while (answer.statusCode() == 409); // it is being made
    expect(200, answer);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private static void expect(int status, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != status) {
      throw new IOException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /// Takes localhost for secure, as browsers do.
  private static final class TrustingCookies extends CookieManager {
    TrustingCookies() {
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
}
