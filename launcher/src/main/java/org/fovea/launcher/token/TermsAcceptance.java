package org.fovea.launcher.token;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.fovea.launcher.report.LaunchException;

/// Accepts the current terms through the API, as a person does on the page after the first login.
final class TermsAcceptance {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private final HttpClient client;
  private final URI me;

  TermsAcceptance(HttpClient client, URI publicUrl) {
    this.client = client;
    this.me = URI.create(publicUrl + "/api/v1/me");
  }

  /// Accepts; asking again is harmless.
  ///
  /// @throws LaunchException if the server answers something else than expected
  /// @throws IOException if it does not answer
  void accept(String token) throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("version", currentVersion(token)).build();
    var answer =
        client.send(
            request(URI.create(me + "/terms"), token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    requireSuccess(answer);
  }

  private int currentVersion(String token) throws IOException, InterruptedException {
    var answer =
        client.send(request(me, token).GET().build(), HttpResponse.BodyHandlers.ofString());
    requireSuccess(answer);
    return versionIn(answer.body());
  }

  /// Reads `terms.current` of `{"terms": {"current": 3, …}, …}`.
  static int versionIn(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      JsonObject terms = reader.readObject().getJsonObject("terms");
      if (terms != null && terms.containsKey("current")) {
        return terms.getInt("current");
      }
    } catch (JsonException | ClassCastException e) {
      throw unexpected(e);
    }
    throw unexpected(new IllegalArgumentException("no terms.current"));
  }

  private static HttpRequest.Builder request(URI address, String token) {
    return HttpRequest.newBuilder(address)
        .timeout(LIMIT)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private static void requireSuccess(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new LaunchException(
          answer.request().method()
              + " "
              + answer.uri()
              + " answered "
              + answer.statusCode()
              + ".");
    }
  }

  private static LaunchException unexpected(Exception cause) {
    return new LaunchException(
        "The server's answer does not tell the version of its terms.", cause);
  }
}
