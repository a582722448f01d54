package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.fovea.model.shared.PublicId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is asked for twice under one `Idempotency-Key` is done once.
class IdempotencyIT {
  private static final String SPACES = "/api/v1/spaces";
  private static final SpaceApi ADA = new SpaceApi(Api.as("ada"));
  private static final SpaceApi EMMY = new SpaceApi(Api.as("emmy"));
  private static String space = "";

  private final String key = PublicId.random();
  private final String name = "Kiln " + PublicId.random();

  @BeforeAll
  static void openAccounts() {
    ADA.openAccount();
    EMMY.openAccount();
    space = ADA.space("TEAM", "Kiln");
  }

  @Test
  void theSameRequestGetsTheSameAnswerAndMakesNothingMore() {
    var first = make(ADA, key, team(name));
    var second = make(ADA, "\"" + key + "\"", team(name));

    assertThat(first.statusCode()).as(Api.text(first)).isEqualTo(201);
    assertThat(Answer.of(second)).isEqualTo(Answer.of(first));
    assertThat(first.headers().firstValue("Location")).isPresent();
    assertThat(made(ADA, name)).isEqualTo(1);
  }

  @Test
  void withoutAKeyEachMakesOneAndAnswersAlike() {
    var keyed = make(ADA, key, team(name));
    var plain = send(ADA, SPACES, team(name));

    assertThat(Answer.of(plain).headers().keySet()).isEqualTo(Answer.of(keyed).headers().keySet());
    assertThat(plain.headers().firstValue("Content-Type"))
        .isEqualTo(keyed.headers().firstValue("Content-Type"));
    assertThat(made(ADA, name)).isEqualTo(2);
  }

  @Test
  void aKeyIsForOneRequestOfOnePerson() {
    make(ADA, key, team(name));

    var otherBody = make(ADA, key, team(name + " 2"));
    assertThat(otherBody.statusCode()).isEqualTo(422);
    assertThat(Api.body(otherBody).getString("type")).endsWith(":idempotency-key-reused");
    assertThat(keyed(ADA, key, folders(), "{'name': 'Left'}").statusCode()).isEqualTo(422);
    assertThat(make(EMMY, key, team(name)).statusCode()).isEqualTo(201);
    assertThat(made(EMMY, name)).isEqualTo(1);
    assertThat(make(ADA, "a b", team(name)).statusCode()).isEqualTo(400);
  }

  @Test
  void ofManyAtOnceOneMakesIt() throws Exception {
    List<Callable<HttpResponse<byte[]>>> eight = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      eight.add(() -> make(ADA, key, team(name)));
    }
    List<HttpResponse<byte[]>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(eight)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).extracting(HttpResponse::statusCode).contains(201).containsOnly(201, 409);
    assertThat(answers.stream().filter(a -> a.statusCode() == 201).map(Answer::of).distinct())
        .hasSize(1);
    assertThat(made(ADA, name)).isEqualTo(1);
  }

  @Test
  void aRefusalMakesNothingAndIsAskedAnew() throws SQLException {
    long before = rows();

    assertThat(make(ADA, key, "{'kind': 'TEAM'}").statusCode()).isEqualTo(400);
    assertThat(keyed(ADA, key, folders(), "{'name': ''}").statusCode()).isEqualTo(400);

    assertThat(rows()).isEqualTo(before);
    assertThat(make(ADA, key, team(name)).statusCode()).isEqualTo(201);
    var stranger = keyed(EMMY, key, folders(), "{'name': 'Left'}");
    assertThat(stranger.statusCode()).isEqualTo(404);
    var nobody = keyed(new SpaceApi(Api.asNobody()), key, SPACES, team(name));
    assertThat(nobody.statusCode()).isEqualTo(401);
  }

  /// As after a kill between the claim and the creation, and as while another request runs.
  @Test
  void aClaimWithoutAnAnswerCountsForAMinute() throws SQLException {
    make(ADA, key, team(name));
    change("answer = null, claimed_at = utc_timestamp()");
    var running = make(ADA, key, team(name));
    assertThat(running.statusCode()).isEqualTo(409);
    assertThat(Api.body(running).getString("type")).endsWith(":request-running");
    assertThat(made(ADA, name)).isEqualTo(1);

    change("claimed_at = utc_timestamp() - interval 61 second");
    assertThat(make(ADA, key, team(name)).statusCode()).isEqualTo(201);
    assertThat(make(ADA, key, team(name)).statusCode()).isEqualTo(201);
    assertThat(made(ADA, name)).isEqualTo(2); // for the first was answered, and forgotten by us
  }

  @Test
  void afterADayAKeyIsAsGoodAsNewAndGoes() throws SQLException {
    make(ADA, key, team(name));
    change("created_at = utc_timestamp() - interval 25 hour");
    assertThat(make(ADA, key, team(name + " 2")).statusCode()).isEqualTo(201);
    assertThat(made(ADA, name)).isEqualTo(2);

    change("created_at = utc_timestamp() - interval 25 hour");
    long before = rows();
    var grace = new SpaceApi(Api.as("grace"));
    grace.openAccount();
    send(grace, "/api/v1/admin/retention/IDEMPOTENCY_KEYS", "");
    Eventually.get(Duration.ofSeconds(30), IdempotencyIT::rowsNow, left -> left < before);
  }

  @Test
  void theRowTellsNothing() throws SQLException {
    var made =
        keyed(ADA, key, SPACES + "/" + space + "/invitations", "{'role': 'VIEWER', 'hours': 24}");
    assertThat(made.statusCode()).as(Api.text(made)).isEqualTo(201);
    var token = Api.body(made).getString("token");

    assertThat(new String(newest("answer"), StandardCharsets.ISO_8859_1))
        .isNotEmpty()
        .doesNotContain(token)
        .doesNotContain("token");
    assertThat(new String(newest("key_digest"), StandardCharsets.ISO_8859_1)).doesNotContain(key);
    assertThat(rule()).isEqualTo("account CASCADE");
  }

  @Test
  void whatAnswersNothingDoesSoAgain() {
    var team = ADA.space("TEAM", "Guests");
    var body = "{'team': '%s', 'role': 'VIEWER'}".formatted(team);
    var experiment = ADA.space("EXPERIMENT", "Kiln");
    var teams = SPACES + "/" + experiment + "/teams";

    var first = keyed(ADA, key, teams, body);
    var second = keyed(ADA, key, teams, body);

    assertThat(first.statusCode()).as(Api.text(first)).isEqualTo(204);
    assertThat(Answer.of(second)).isEqualTo(Answer.of(first));
  }

  /// The owner of the tables fills in what would take ten thousand requests.
  @Test
  void anAccountHasTenThousandKeysAtMost() throws SQLException {
    make(EMMY, key, team(name));
    var account = "(select account_id from idempotency_key order by id desc limit 1)";
    run(
        "insert into idempotency_key (account_id, key_digest, fingerprint, fence, claimed_at,"
            + " created_at) select k.account, unhex(sha2(concat('filled', seq), 256)),"
            + " 'filled', 1, utc_timestamp(), utc_timestamp()"
            + " from seq_1_to_10000, (select "
            + account
            + " as account) k");

    var refused = make(EMMY, PublicId.random(), team(name));

    run("delete from idempotency_key where fingerprint = 'filled'");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(make(EMMY, key, team(name)).statusCode()).isEqualTo(201);
    assertThat(made(EMMY, name)).isEqualTo(1);
  }

  private static String team(String name) {
    return "{'kind': 'TEAM', 'name': '%s'}".formatted(name);
  }

  private static String folders() {
    return SPACES + "/" + space + "/folders";
  }

  private static HttpResponse<byte[]> make(SpaceApi person, String key, String body) {
    return keyed(person, key, SPACES, body);
  }

  private static HttpResponse<byte[]> keyed(SpaceApi person, String key, String path, String body) {
    return send(person, path, body, "Idempotency-Key", key);
  }

  private static HttpResponse<byte[]> send(
      SpaceApi person, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    var json = BodyPublishers.ofString(body.replace('\'', '"'));
    return person.api().send("POST", path, json, all.toArray(String[]::new));
  }

  /// How many spaces of that name the person has.
  private static int made(SpaceApi person, String name) {
    var found = person.api().get(SPACES + "?text=" + name.replace(" ", "%20"));
    return Api.json(found).getInt("total");
  }

  private static long rowsNow() {
    try {
      return rows();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long rows() throws SQLException {
    try (var connection = Fovea.database("owner");
        var query = connection.createStatement();
        var row = query.executeQuery("select count(*) from idempotency_key")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static byte[] newest(String column) throws SQLException {
    try (var connection = Fovea.database("owner");
        var query = connection.createStatement();
        var row =
            query.executeQuery(
                "select " + column + " from idempotency_key order by id desc limit 1")) {
      assertThat(row.next()).isTrue();
      return row.getBytes(1);
    }
  }

  private static String rule() throws SQLException {
    try (var connection = Fovea.database("owner");
        var query = connection.createStatement();
        var row =
            query.executeQuery(
                "select concat(referenced_table_name, ' ', delete_rule)"
                    + " from information_schema.referential_constraints"
                    + " where constraint_schema = 'fovea' and table_name = 'idempotency_key'")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  /// Changes the newest row, as time or a kill does.
  private static void change(String what) throws SQLException {
    run("update idempotency_key set " + what + " order by id desc limit 1");
  }

  private static void run(String statement) throws SQLException {
    try (var connection = Fovea.database("owner");
        var update = connection.createStatement()) {
      assertThat(update.executeUpdate(statement)).isPositive();
    }
  }
}
