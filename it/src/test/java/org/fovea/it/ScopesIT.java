package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.fovea.it.AuthorisationTable.Route;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The scope of a bearer token is a limit at every route of the authorisation matrix, whatever its
/// person may do (RFC 6750, section 3.1).
class ScopesIT {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String ADMINISTRATION = "/api/v1/admin/";
  private static final List<Route> ROUTES =
      AuthorisationTable.read().routes().stream()
          .filter(route -> route.path().startsWith("/api/"))
          .toList();

  private static Api reader;
  private static Api writer;

  @BeforeAll
  static void getTokens() throws Exception {
    Fovea.token("ada"); // she accepts the terms by it
    reader = Api.withToken(token("ada", "fovea.read"));
    writer = Api.withToken(token("ada", "fovea.write"));
  }

  @Test
  void aTokenForReadingChangesNothing() {
    var changing = ROUTES.stream().filter(route -> !isRead(route) && !isAdministration(route));
    var all = changing.toList();

    assertThat(all).hasSizeGreaterThan(30);
    assertAll(all.stream().map(route -> () -> assertRefused(reader, route, "fovea.write")));
  }

  @Test
  void theAdministrationNeedsAScopeOfItsOwn() throws Exception {
    var all = ROUTES.stream().filter(ScopesIT::isAdministration).toList();

    assertThat(all).hasSizeGreaterThan(30);
    for (var scope : List.of("fovea.read", "fovea.write")) {
      var administrator = Api.withToken(token("grace", scope));
      assertAll(
          all.stream().map(route -> () -> assertRefused(administrator, route, "fovea.admin")));
    }
  }

  @Test
  void aTokenForReadingReads() throws IOException {
    var all = ROUTES.stream().filter(r -> isRead(r) && !isAdministration(r)).toList();

    assertThat(all).hasSizeGreaterThan(30);
    for (var route : all) {
      var challenge = ask(reader, route).headers().firstValue("WWW-Authenticate");
      assertThat(challenge).as("%s", route).isEmpty();
    }
    assertThat(reader.get("/api/v1/me").statusCode()).isEqualTo(200);
    assertThat(reader.get("/api/v1/spaces").statusCode()).isEqualTo(200);
  }

  /// What the front remembers for such a token is never more than the token may.
  @Test
  void aTokenForReadingGetsTilesButCannotTakeTheImageAway() {
    var image = writer.upload("scopes.png", Pictures.png(300, 200));
    writer.settled(image);

    for (int i = 0; i < 3; i++) {
      assertThat(reader.get("/dzi/" + image + "_files/8/0_0.jpg").statusCode()).isEqualTo(200);
    }
    var path = "/api/v1/images/" + image;
    var refused = send(reader, "DELETE", path);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Api.body(refused).getString("type"))
        .isEqualTo("urn:fovea:problem:scope-insufficient");
    assertThat(reader.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void aMethodThatIsMeantIsNoWayRound() {
    var upload = writer.createUpload("scopes.bin", 10);

    var answer =
        reader.send(
            "GET",
            upload.getPath(),
            BodyPublishers.noBody(),
            "Tus-Resumable",
            Api.TUS,
            "X-HTTP-Method-Override",
            "DELETE");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(writer.offset(upload)).isZero();
    assertThat(send(writer, "DELETE", upload.getPath()).statusCode()).isEqualTo(204);
  }

  @Test
  void theWidestScopeAdministrates() throws Exception {
    Fovea.token("grace"); // she accepts the terms by it
    var administrator = Api.withToken(token("grace", "fovea.admin"));
    assertThat(administrator.get("/api/v1/admin/holds").statusCode()).isEqualTo(200);
  }

  private static void assertRefused(Api caller, Route route, String needed) throws IOException {
    var answer = ask(caller, route);
    assertThat(answer.statusCode()).as("%s", route).isEqualTo(403);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .as("%s", route)
        .hasValue("Bearer realm=\"fovea\", error=\"insufficient_scope\", scope=\"" + needed + "\"");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as("%s", route)
        .startsWith("application/problem+json");
  }

  private static boolean isRead(Route route) {
    return SAFE.contains(route.method());
  }

  private static boolean isAdministration(Route route) {
    return route.path().startsWith(ADMINISTRATION);
  }

  /// With identifiers of nothing: the scope is looked at before anything else.
  private static HttpResponse<InputStream> ask(Api caller, Route route) throws IOException {
    var path = route.path().replaceAll("\\{\\w+}", "0".repeat(22));
    var nothing = BodyPublishers.noBody();
    var answer =
        caller.send(
            BodyHandlers.ofInputStream(), route.method(), path, nothing, "Tus-Resumable", Api.TUS);
    answer.body().close(); // streams of events have no end
    return answer;
  }

  private static HttpResponse<byte[]> send(Api caller, String method, String path) {
    return caller.send(method, path, BodyPublishers.noBody(), "Tus-Resumable", Api.TUS);
  }

  /// A token of a demo person with that scope.
  private static String token(String person, String scope)
      throws IOException, InterruptedException {
    var form =
        "grant_type=password&client_id=fovea-demo-cli&username=%s&password=%s&scope=%s"
            .formatted(person, person, Browser.encode("openid " + scope));
    var request =
        HttpRequest.newBuilder(URI.create(Fovea.ISSUER + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofByteArray());
      return Api.json(answer).getString("access_token");
    }
  }
}
