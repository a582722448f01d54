package org.fovea.launcher.token;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.fovea.launcher.identity.RealmFile;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// Bearer tokens of demo people, for scripts and tests. They come from a client of the demo realm
/// that exists for this alone; no other realm has one.
public final class DemoToken {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String CLIENT = "fovea-demo-cli";
  private final Installation installation;
  private final LauncherSettings settings;

  public DemoToken(Installation installation, LauncherSettings settings) {
    this.installation = installation;
    this.settings = settings;
  }

  /// Returns an access token of a demo person, who has accepted the current terms by then.
  ///
  /// @throws LaunchException if there is no such person, no demo realm, or nobody answers
  public String of(String login) throws InterruptedException {
    requireDemoPerson(login);
    try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      var token = accessToken(client, login);
      new TermsAcceptance(client, settings.server().publicUrl()).accept(token);
      return token;
    } catch (IOException e) {
      throw new LaunchException(
          "Fovea does not answer at " + settings.server().publicUrl() + "; ./fovea up starts it.",
          e);
    }
  }

  private void requireDemoPerson(String login) {
    if (settings.identity().external().isPresent()) {
      throw new LaunchException(
          "token works with the demo people only, and FOVEA_OIDC_URL names another provider.");
    }
    var people = RealmFile.read(installation.realmFile()).people();
    if (people.stream().noneMatch(person -> person.login().equals(login))) {
      var logins = people.stream().map(person -> person.login()).toList();
      throw new LaunchException(
          "There is no demo person \"" + login + "\", only " + String.join(", ", logins) + ".");
    }
  }

  private String accessToken(HttpClient client, String login)
      throws IOException, InterruptedException {
    var name = URLEncoder.encode(login, StandardCharsets.UTF_8);
    var form =
        "grant_type=password&scope=openid&client_id="
            + CLIENT
            + "&username="
            + name
            + "&password="
            + name;
    var request =
        HttpRequest.newBuilder(URI.create(settings.demoIssuer() + "/protocol/openid-connect/token"))
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer;
    try {
      answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new LaunchException(
          "Keycloak does not answer at " + settings.demoIssuer() + "; ./fovea up starts it.", e);
    }
    if (answer.statusCode() != 200) {
      throw new LaunchException(
          "Keycloak gave no token for " + login + ": status " + answer.statusCode() + ".");
    }
    return tokenIn(answer.body());
  }

  private static String tokenIn(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().getString("access_token");
    } catch (JsonException | NullPointerException e) {
      throw new LaunchException("Keycloak's answer holds no access token.", e);
    } catch (UncheckedIOException e) {
      throw new IllegalStateException(e);
    }
  }
}
