package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fovea.web.login.provider.Habit;
import org.fovea.web.login.provider.StandInPerson;
import org.fovea.web.login.provider.StandInProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                  + " eduperson_scoped_affiliation org_domain",
          "FOVEA_ENTITLEMENT_AUTHORITIES", "login.helmholtz.de",
          "FOVEA_SITE_FILE",
              Path.of("src", "test", "resources", "other-site.json").toAbsolutePath().toString());

  private static final Set<String> SCOPES =
      Set.of(
          "openid",
          "eduperson_entitlement",
          "voperson_external_affiliation",
          "eduperson_scoped_affiliation",
          "org_domain");
  private static final String GROUPS = "eduperson_entitlement";
  private static final String ADMIN =
      "urn:geant:helmholtz.de:group:Fovea:role=admin#login.helmholtz.de";

  private static StandInProvider provider;

  @BeforeAll
  static void up() throws IOException {
    provider = StandInProvider.start(Fovea.port("FOVEA_PROVIDER_PORT"));
    Fovea.run(with("FOVEA_OIDC_URL", provider.issuer().toString()), "up", "--detach").succeeded();
  }

  @AfterAll
  static void down() throws IOException {
    var environment = with("FOVEA_OIDC_URL", provider.issuer().toString());
    var values = Files.write(Path.of("target", "ada-of-other-provider.txt"), namesOfAda());
    var scan = Fovea.run(environment, "pii-scan", "--values", values.toAbsolutePath().toString());
    Fovea.run(environment, "down").succeeded();
    provider.close();
    assertThat(scan.exitCode()).as(scan.output()).isZero();
  }

  /// As `pii-scan` reads them; her groups and her institution stand in the site file.
  private static List<String> namesOfAda() {
    return Stream.of("given_name", "family_name", "preferred_username", "email")
        .map(claim -> claim + " = " + StandInPerson.ADA.claims().get(claim))
        .toList();
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

  static Stream<Set<Habit>> shapes() {
    return Stream.of(
        Habit.HELMHOLTZ,
        Set.of(),
        Set.of(Habit.CLAIMS_ONLY_IN_USERINFO),
        Set.of(Habit.CLAIMS_ONLY_IN_USERINFO, Habit.SIGNED_USERINFO, Habit.MANY_ENTITLEMENTS),
        Set.of(Habit.STRINGS_FOR_LISTS, Habit.MANY_ENTITLEMENTS));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void rightsComeOfClaimsInWhateverShapeTheyCome(Set<Habit> habits) {
    provider.behave(habits);
    var ada = StandInPerson.ADA.with(GROUPS, List.of(ADMIN));

    assertThat(console(loggedIn(ada)).statusCode()).isEqualTo(200);
    assertThat(upload(ada).statusCode()).isEqualTo(201);
  }

  static Stream<Arguments> homes() {
    var nobody = StandInPerson.LISE;
    return Stream.of(
        Arguments.of("nothing at all", nobody, 403),
        Arguments.of(
            "a string", nobody.with("voperson_external_affiliation", "staff@fz-juelich.de"), 201),
        Arguments.of(
            "capitals", nobody.with("voperson_external_affiliation", "staff@FZ-Juelich.DE"), 201),
        Arguments.of(
            "scoped only",
            nobody.with("eduperson_scoped_affiliation", List.of("member@fz-juelich.de")),
            201),
        Arguments.of("the domain only", nobody.with("org_domain", "fz-juelich.de"), 201),
        Arguments.of(
            "the provider's own",
            nobody.with("eduperson_scoped_affiliation", List.of("member@login.helmholtz.de")),
            403),
        Arguments.of(
            "elsewhere",
            nobody.with("voperson_external_affiliation", List.of("faculty@elsewhere.example")),
            403),
        Arguments.of(
            "a group of that name",
            nobody.with(GROUPS, List.of("urn:geant:helmholtz.de:group:FZJ#login.helmholtz.de")),
            403));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("homes")
  void onlyPeopleOfARegisteredInstitutionUpload(String said, StandInPerson person, int status) {
    var answer = upload(person);

    assertThat(answer.statusCode()).as(said + ": " + answer.body()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.body())
          .contains("upload-policy", "You belong to no institution that is registered here.");
    }
  }

  static Stream<Arguments> entitlements() {
    var group = "urn:geant:helmholtz.de:group:";
    return Stream.of(
        Arguments.of(ADMIN, 200),
        Arguments.of("URN:GEANT:Helmholtz.DE:group:Fovea:role=admin?+x?=y#login.helmholtz.de", 200),
        Arguments.of(group + "Fovea:role=admin#login-dev.helmholtz.de", 404),
        Arguments.of(group + "Fovea:role=admin", 404),
        Arguments.of(group + "Fovea#login.helmholtz.de", 404),
        Arguments.of(group + "Fovea:sub:role=admin#login.helmholtz.de", 404),
        Arguments.of(group + "fovea:role=admin#login.helmholtz.de", 404),
        Arguments.of(group + "Arbeitskreise:AG 100 % Prüfung#login.helmholtz.de", 200),
        Arguments.of(group + "Arbeitskreise:AG%20100%20%25%20Pr%c3%bcfung#login.helmholtz.de", 200),
        Arguments.of(group + "Arbeitskreise#login.helmholtz.de", 404));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("entitlements")
  void onlyAnEntitlementThatIsMappedOpensTheConsole(String held, int status) {
    var ada = StandInPerson.ADA.with(GROUPS, List.of(held));

    assertThat(console(loggedIn(ada)).statusCode()).isEqualTo(status);
  }

  @Test
  void whoseClaimsChangeLosesAndGainsAtTheNextLogin() {
    var administrator = StandInPerson.ADA.with(GROUPS, List.of(ADMIN));
    assertThat(console(loggedIn(administrator)).statusCode()).isEqualTo(200);
    assertThat(upload(administrator).statusCode()).isEqualTo(201);

    var former =
        administrator
            .without(GROUPS)
            .without("org_domain")
            .with("voperson_external_affiliation", "alum@elsewhere.example");
    var browser = loggedIn(former);
    assertThat(console(browser).statusCode()).isEqualTo(404);
    assertThat(browser.get("/admin").statusCode()).isEqualTo(404);
    assertThat(upload(former).statusCode()).isEqualTo(403);

    var again = loggedIn(administrator);
    assertThat(console(again).statusCode()).isEqualTo(200);
    assertThat(again.get("/admin").statusCode()).isEqualTo(200);
    assertThat(upload(administrator).statusCode()).isEqualTo(201);
  }

  /// A browser in which that person has logged in, who has accepted the terms.
  private static Browser loggedIn(StandInPerson person) {
    acceptTerms(person);
    provider.logsIn(person);
    var browser = new Browser(ADDRESS);
    assertThat(browser.get("/login?return=/account").statusCode()).isEqualTo(200);
    return browser;
  }

  private static HttpResponse<String> console(Browser browser) {
    return browser.get("/api/v1/admin/policies");
  }

  /// Begins an upload with a new token, and gives it up again.
  private static HttpResponse<String> upload(StandInPerson person) {
    acceptTerms(person);
    var token = "Bearer " + provider.accessToken(person, SCOPES);
    var browser = new Browser(ADDRESS);
    var answer =
        browser.send(
            "POST",
            "/api/v1/uploads",
            BodyPublishers.noBody(),
            "Authorization",
            token,
            "Tus-Resumable",
            Api.TUS,
            "Upload-Length",
            "5",
            "Upload-Metadata",
            "filename " + Api.base64("a.png"));
    answer
        .headers()
        .firstValue("Location")
        .ifPresent(made ->
            browser.send(
                "DELETE",
                URI.create(made).getPath(),
                BodyPublishers.noBody(),
                "Authorization",
                token,
                "Tus-Resumable",
                Api.TUS));
    return answer;
  }

  private static void acceptTerms(StandInPerson person) {
    var answer =
        new Browser(ADDRESS)
            .send(
                "POST",
                "/api/v1/me/terms",
                BodyPublishers.ofString("{\"version\": 1}"),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + provider.accessToken(person, SCOPES));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
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
