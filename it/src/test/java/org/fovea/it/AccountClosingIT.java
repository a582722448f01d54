package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.it.MatrixPerson.faculty;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fovea.config.SecretSettings;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.web.login.provider.StandInPerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of accounts as people meet it: closed by themselves, suspended and erased by an
/// administrator, cut short by a kill, undone by an old backup (Z14, Z15, D26, D47, D50, X6, X17).
class AccountClosingIT {
  private static final Path SITE_FILE = Path.of("src", "test", "resources", "matrix-site.json");
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String JSON = "application/json";
  private static final StandInPerson LEADER = faculty("closing-leader");
  private static final StandInPerson ADMINISTRATOR =
      faculty("closing-admin", "urn:geant:helmholtz.de:group:Fovea:role=admin#login.helmholtz.de");

  private static StandInFovea fovea;
  private static SpaceApi leader;
  private static Api administrator;
  private static String experiment;

  @BeforeAll
  static void start() {
    fovea = StandInFovea.start("closing", SITE_FILE);
    leader = new SpaceApi(fovea.as(LEADER));
    leader.openAccount();
    experiment = leader.space("EXPERIMENT", "Shared work");
    administrator = fovea.as(ADMINISTRATOR);
    new SpaceApi(administrator).openAccount();
  }

  @AfterAll
  static void stop() {
    fovea.close();
  }

  /// Somebody with an image of their own, an open upload, and one image in the experiment.
  private record Scene(StandInPerson who, SpaceApi api, String own, String shared, String upload) {}

  private static Scene scene(String login) {
    var who = faculty(login);
    var api = new SpaceApi(fovea.as(who));
    var repository = api.openAccount();
    api.accept(leader.invite(experiment, "CONTRIBUTOR").getString("token"));
    var own = api.upload(repository, "", Pictures.jpeg(300, 200));
    var shared = api.upload(experiment, "", Pictures.jpeg(300, 200));
    api.api().settled(own);
    api.api().settled(shared);
    return new Scene(who, api, own, shared, api.beginUpload(repository, "", 100));
  }

  @Test
  void aClosedAccountLeavesNothingButAProof(@TempDir Path folder) throws Exception {
    var scene = scene("closing-pat");
    var membership = scene.api().ownMembership(experiment);
    var browser = fovea.browser(scene.who());
    assertThat(columnsWith(scene.who().sub())).containsExactly("fovea.account.sub");
    assertThat(StoredFiles.named(fovea.home().resolve("store"), scene.own())).isNotEmpty();
    assertThat(browser.get("/account/close").body()).contains("Log in again");
    assertThat(close(browser)).isEqualTo(403);
    assertThat(
            Api.text(
                scene
                    .api()
                    .api()
                    .send("DELETE", "/api/v1/me?confirm=delete", BodyPublishers.noBody())))
        .contains("login-not-fresh", "/account/close");

    var page = fovea.logIn(browser, scene.who(), "/login?return=%2Faccount%2Fclose&fresh=1").body();
    assertThat(page).contains("Type DELETE", "one image", "One image in an experiment");
    assertThat(close(browser)).isEqualTo(204);

    // every door, at once
    assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(scene.api().api().get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(scene.api().api().get("/dzi/" + scene.shared() + ".dzi").statusCode())
        .isEqualTo(404);
    // nothing of theirs
    assertThat(columnsWith(scene.who().sub())).isEmpty();
    assertThat(StoredFiles.named(fovea.home().resolve("store"), scene.own())).isEmpty();
    assertThat(StoredFiles.named(fovea.home().resolve("store"), scene.upload())).isEmpty();
    // what is the institution's
    assertThat(leader.api().get("/dzi/" + scene.shared() + ".dzi").statusCode()).isEqualTo(200);
    assertThat(leader.api().get("/api/v1/images/" + scene.shared()).statusCode()).isEqualTo(200);
    assertThat(leader.memberships(experiment)).isNotEmpty().doesNotContain(membership);
    // and the proof
    fovea.run("audit", "verify").succeeded();
    var transcript = transcript(folder);
    fovea.run("audit", "verify", "--transcript", transcript.toString()).succeeded();
    assertThat(Files.readString(transcript)).contains("MembershipClosed", digest(scene.who()));
    assertThat(details("AccountClosed")).anyMatch(each -> each.contains(digest(scene.who())));
    assertThat(Files.readString(fovea.home().resolve("audit/erasures.jsonl")))
        .contains(digest(scene.who()))
        .doesNotContain(scene.who().sub());
  }

  @Test
  void aSuspensionEndsSessionTokenAndTilesInFiveSeconds() {
    var scene = scene("closing-sam");
    var session =
        Api.withCookie(fovea.address(), fovea.browser(scene.who()).cookie("fovea").orElseThrow());
    var tile = "/dzi/" + scene.own() + "_files/8/0_0.jpg";
    for (var api : List.of(session, scene.api().api())) {
      assertThat(api.get(tile).statusCode()).isEqualTo(200);
      assertThat(api.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    assertThat(person("suspend", scene.who(), "'cause': 'ABUSE', 'reference': 'CASE-7'"))
        .isEqualTo(204);

    var doors =
        List.of(session, scene.api().api()).stream()
            .flatMap(api ->
                List.of("401 /api/v1/me", "404 " + tile).stream().map(door -> new Door(api, door)))
            .toList();
    Eventually.get(
        LIMIT, () -> doors.stream().filter(door -> !door.isShut()).toList(), List::isEmpty);
    var found = find(scene.who());
    assertThat(found.getJsonObject("account").getString("state")).isEqualTo("SUSPENDED");
    assertThat(found.getJsonObject("account").getJsonObject("suspension").getString("reference"))
        .isEqualTo("CASE-7");
    assertThat(found.toString()).doesNotContain("Shared work", scene.own(), scene.who().sub());

    assertThat(person("reinstate", scene.who(), "'reference': 'CASE-8'")).isEqualTo(204);
    assertThat(scene.api().api().get(tile).statusCode()).as("a token of before").isEqualTo(404);
    assertThat(session.get("/api/v1/me").statusCode()).as("a session of before").isEqualTo(401);
    // a token of the very second of the suspension counts as one of before
    Eventually.get(
        LIMIT, () -> fovea.afresh(scene.who()).get(tile).statusCode(), code -> code == 200);
  }

  private record Door(Api api, String expected) {
    boolean isShut() {
      var parts = expected.split(" ", 2);
      return api.get(parts[1]).statusCode() == Integer.parseInt(parts[0]);
    }
  }

  @Test
  void whoIsErasedAsAMinorCannotComeBack() throws SQLException {
    var scene = scene("closing-minor");
    var why = "'cause': 'MINOR', 'reference': 'CASE-9'";
    assertThat(person("erase", scene.who(), why + ", 'digest': '" + digest(LEADER) + "'"))
        .isEqualTo(400);

    var answer = ask("erase", scene.who(), why + ", 'digest': '" + digest(scene.who()) + "'");

    var report = Api.json(answer);
    assertThat(report.getBoolean("complete")).isTrue();
    assertThat(report.getBoolean("barred")).isTrue();
    assertThat(report.getJsonObject("erasure").getInt("imagesDeleted")).isEqualTo(1);
    assertThat(report.getJsonObject("erasure").getInt("imagesKept")).isEqualTo(1);
    assertThat(report.getJsonObject("erasure").getInt("rolesEnded")).isEqualTo(1);
    assertThat(columnsWith(scene.who().sub())).isEmpty();
    assertThat(acceptAgain(scene.who())).contains("barred", "cannot open a new one");
    assertThat(find(scene.who())).containsKey("barredSince").doesNotContainKey("account");

    assertThat(person("reinstate", scene.who(), "'reference': 'CASE-10'")).isEqualTo(204);
    new SpaceApi(fovea.afresh(scene.who())).openAccount();
  }

  @Test
  void whoAnswersForASpaceIsNotErased() {
    var why = "'cause': 'REQUEST_OF_PERSON', 'reference': 'CASE-11'";
    var answer = ask("erase", LEADER, why + ", 'digest': '" + digest(LEADER) + "'");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Api.text(answer)).contains("closing-hindered", experiment);
    assertThat(person("suspend", ADMINISTRATOR, why)).isEqualTo(403);
  }

  @Test
  void aKillInTheMiddleIsFinishedByItself() throws SQLException {
    var who = faculty("closing-killed");
    var repository = new SpaceApi(fovea.as(who)).openAccount();
    try (var connection = fovea.database()) {
      ManyImages.add(connection, repository, 6000);
    }
    var why = "'cause': 'REQUEST_OF_PERSON', 'reference': 'CASE-12'";
    var erasing =
        CompletableFuture.supplyAsync(
            () -> person("erase", who, why + ", 'digest': '" + digest(who) + "'"));
    Eventually.get(Duration.ofSeconds(30), () -> images(repository), count -> count < 5900);

    fovea.killServer();
    assertThat(erasing.handle((answer, broken) -> broken != null).join()).isTrue();
    assertThat(images(repository)).isBetween(100L, 5900L);
    assertThat(columnsWith(who.sub())).isNotEmpty();
    fovea.up();

    Eventually.get(Duration.ofMinutes(2), () -> images(repository), count -> count == 0);
    Eventually.get(Duration.ofSeconds(30), () -> quietly(who.sub()), List::isEmpty);
    assertThat(find(who).getJsonArray("erasures").getJsonObject(0).getInt("imagesDeleted"))
        .isEqualTo(6000);
    fovea.run("audit", "verify").succeeded();
  }

  /// On a Fovea of its own: a database that was set back contradicts its signed head, as it must.
  @Test
  void anOldBackupBringsNobodyBack(@TempDir Path backup) throws Exception {
    try (var old = StandInFovea.start("restored", SITE_FILE)) {
      var gone = faculty("closing-gone");
      var kept = faculty("closing-kept");
      new SpaceApi(old.as(gone)).openAccount();
      new SpaceApi(old.as(kept)).openAccount();
      var data = old.home().resolve("mariadb/data");
      old.down();
      StoredFiles.copy(data, backup.resolve("data"));
      old.up();
      var browser = old.browser(gone);
      old.logIn(browser, gone, "/login?return=%2Faccount%2Fclose&fresh=1");
      assertThat(close(browser, old)).isEqualTo(204);
      assertThat(columnsWith(old, gone.sub())).isEmpty();

      old.down();
      StoredFiles.delete(data);
      StoredFiles.copy(backup.resolve("data"), data);
      old.up();

      Eventually.get(Duration.ofSeconds(60), () -> quietly(old, gone.sub()), List::isEmpty);
      assertThat(columnsWith(old, kept.sub())).containsExactly("fovea.account.sub");
      assertThat(old.as(gone).get("/api/v1/me").statusCode()).isEqualTo(401);
      assertThat(old.as(kept).get("/api/v1/me").statusCode()).isEqualTo(200);
    }
  }

  private static int close(Browser browser) {
    return close(browser, fovea);
  }

  private static int close(Browser browser, StandInFovea where) {
    return browser
        .send(
            "DELETE",
            "/api/v1/me?confirm=delete",
            BodyPublishers.noBody(),
            "Origin",
            where.address().toString(),
            "X-Fovea-Csrf",
            browser.csrfToken())
        .statusCode();
  }

  /// With a token of a later second than the erasure: those of before count no more.
  private static String acceptAgain(StandInPerson who) {
    return Eventually.get(
        LIMIT, () -> accept(fovea.afresh(who)), answer -> !answer.contains("bearer token"));
  }

  private static String accept(Api api) {
    var terms = BodyPublishers.ofString("{\"version\": 1}");
    return Api.text(api.send("POST", "/api/v1/me/terms", terms, "Content-Type", JSON));
  }

  private static JsonObject find(StandInPerson who) {
    return Api.json(ask("find", who, "'note': ''"));
  }

  private static int person(String act, StandInPerson who, String more) {
    return ask(act, who, more).statusCode();
  }

  private static HttpResponse<byte[]> ask(String act, StandInPerson who, String more) {
    var body = "{'issuer': '%s', 'sub': '%s', %s}".formatted(fovea.issuer(), who.sub(), more);
    return administrator.send(
        "POST",
        "/api/v1/admin/people/" + act,
        BodyPublishers.ofString(body.replace('\'', '"')),
        "Content-Type",
        JSON);
  }

  /// What somebody with the key finds out from a claimed `sub`.
  private static String digest(StandInPerson who) {
    var secret = SecretSettings.read(fovea.home().resolve("secrets/master.key"));
    return new SubjectDigest(secret).of(new Subject(fovea.issuer().toString(), who.sub()));
  }

  private static Path transcript(Path folder) throws IOException {
    var today = LocalDate.now(ZoneOffset.UTC);
    var answer =
        leader
            .api()
            .get(
                "/api/v1/spaces/%s/transcript?from=%s&to=%s&format=json"
                    .formatted(experiment, today.minusDays(1), today.plusDays(1)));
    return Files.write(folder.resolve("transcript.json"), answer.body());
  }

  private static List<String> details(String event) throws SQLException {
    return texts(
        fovea, "select details from fovea_audit.audit_entry where event = '" + event + "'");
  }

  private static long images(String repository) {
    try (var connection = fovea.database()) {
      return ManyImages.count(connection, repository);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> columnsWith(String sub) throws SQLException {
    return columnsWith(fovea, sub);
  }

  private static List<String> quietly(String sub) {
    return quietly(fovea, sub);
  }

  private static List<String> quietly(StandInFovea where, String sub) {
    try {
      return columnsWith(where, sub);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The columns of all tables that hold the `sub`, wherever in a text.
  private static List<String> columnsWith(StandInFovea where, String sub) throws SQLException {
    var columns =
        texts(
            where,
            "select concat(table_schema, '.', table_name, '.', column_name)"
                + " from information_schema.columns"
                + " where table_schema in ('fovea', 'fovea_audit')"
                + " and data_type in ('char', 'varchar', 'text', 'longtext')");
    assertThat(columns).hasSizeGreaterThan(40);
    List<String> holding = new ArrayList<>();
    for (var column : columns) {
      var table = column.substring(0, column.lastIndexOf('.'));
      var query = "select count(*) from %s where %s like '%%%s%%'".formatted(table, column, sub);
      if (!texts(where, query).getFirst().equals("0")) {
        holding.add(column);
      }
    }
    return holding;
  }

  private static List<String> texts(StandInFovea where, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (var connection = where.database();
        var run = connection.createStatement();
        var rows = run.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
