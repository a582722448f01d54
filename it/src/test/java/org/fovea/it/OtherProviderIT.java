package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.fovea.web.login.provider.Habit;
import org.fovea.web.login.provider.StandInPerson;
import org.fovea.web.login.provider.StandInProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A second Fovea with another provider, which has the habits of a research federation: claims only
/// at userinfo, opaque access tokens, bare strings, 200 entitlements, no end of sessions.
class OtherProviderIT {
  private static final int PORT = freePort();
  private static final URI ADDRESS = URI.create("http://localhost:" + PORT);
  private static final Map<String, String> OWN_HOME =
      Map.of(
          "FOVEA_HOME", Path.of("target", "home-other-provider").toAbsolutePath().toString(),
          "FOVEA_PORT", Integer.toString(PORT),
          "FOVEA_MANAGEMENT_PORT", Integer.toString(freePort()),
          "FOVEA_DB_PORT", Integer.toString(freePort()),
          "FOVEA_OIDC_CLIENT_ID", StandInProvider.CLIENT,
          "FOVEA_OIDC_CLIENT_SECRET", StandInProvider.SECRET,
          "FOVEA_OIDC_SCOPES",
              "openid profile email eduperson_entitlement voperson_external_affiliation"
                  + " eduperson_scoped_affiliation org_domain");

  private static StandInProvider provider;

  @BeforeAll
  static void up() throws IOException {
    provider = StandInProvider.start(Fovea.port("FOVEA_PROVIDER_PORT"));
    Fovea.run(with("FOVEA_OIDC_URL", provider.issuer().toString()), "up", "--detach").succeeded();
  }

  @AfterAll
  static void down() {
    Fovea.run(with("FOVEA_OIDC_URL", provider.issuer().toString()), "down").succeeded();
    provider.close();
  }

  @BeforeEach
  void behave() {
    provider.behave(Habit.HELMHOLTZ);
    provider.logsIn(StandInPerson.ADA);
  }

  @Test
  void aLoginTakesTheClaimsFromUserinfo() {
    var page = new Browser(ADDRESS).get("/login?return=/account");

    assertThat(page.uri()).isEqualTo(ADDRESS.resolve("/account"));
    assertThat(page.body())
        .contains(StandInPerson.ADA.sub(), String.valueOf(StandInPerson.ADA.claims().get("name")));
  }

  @Test
  void anOpaqueTokenIsAsGoodAsASignedOne() {
    var opaque = provider.accessToken(StandInPerson.ADA, Set.of("openid"));
    var browser = new Browser(ADDRESS);

    assertThat(opaque).doesNotContain(".");
    assertThat(browser.get("/api/v1/me", "Authorization", "Bearer " + opaque).body())
        .contains(StandInPerson.ADA.sub());
    var others = provider.accessTokenOfAnotherClient(StandInPerson.ADA, Set.of("openid"));
    assertThat(browser.get("/api/v1/me", "Authorization", "Bearer " + others).statusCode())
        .isEqualTo(401);
  }

  @Test
  void sessionsGoOnWhileTheProviderIsDownAndLoginsSaySo() throws IOException {
    var before = new Browser(ADDRESS);
    before.get("/login?return=/account");

    provider.goDown();
    try {
      assertThat(before.get("/api/v1/me").statusCode()).isEqualTo(200);
      // who answered within the last ten seconds counts as there
      var refused =
          Eventually.get(
              Duration.ofSeconds(20),
              OtherProviderIT::tryLogin,
              answer -> answer.startsWith("503"));
      assertThat(refused).contains("<html").doesNotContain("Exception", "\tat ");
    } finally {
      provider.comeBack();
    }
    // a provider that was away is asked again every two seconds
    Eventually.get(
        Duration.ofSeconds(10), OtherProviderIT::tryLogin, answer -> answer.startsWith("200"));
  }

  /// Status and page of a login; empty if the browser was sent to a provider that is not there.
  private static String tryLogin() {
    try {
      var answer = new Browser(ADDRESS).get("/login?return=/account");
      return answer.statusCode() + answer.body();
    } catch (UncheckedIOException e) {
      return "";
    }
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> variables = new HashMap<>(OWN_HOME);
    variables.put(name, value);
    return variables;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
