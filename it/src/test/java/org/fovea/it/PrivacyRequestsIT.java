package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People ask the administrators for their rights, and are answered in time.
@ExtendWith(EstateOfTests.class)
class PrivacyRequestsIT {
  private static final String MINE = "/api/v1/me/requests";
  private static final String DESK = "/api/v1/admin/requests";

  @ParameterizedTest
  @CsvSource({
    "settled=yes, parameter-wrong",
    "after=x, parameter-wrong",
    "limit=many, parameter-wrong",
    "limit=0, limit"
  })
  void aQueryThatMakesNoSenseIsRefusedByName(String query, String code) {
    var answer = Api.as("grace").get(DESK + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Api.body(answer).getString("type")).isEqualTo("urn:fovea:problem:" + code);
  }

  @Test
  void theAdministratorExtendsAndAnswersAndThePersonSeesIt(Estate estate) {
    var person = estate.newcomer("asker");
    var id = person.made(MINE, "{'kind': 'CORRECTION'}");
    var opened = mine(person, id);
    var day = LocalDate.parse(opened.getString("openedOn"));
    assertThat(LocalDate.parse(opened.getString("dueOn"))).isEqualTo(day.plusMonths(1));
    assertThat(opened.getString("case")).matches("R-.{4}-.{4}");
    var administrator = estate.as(MatrixPerson.ADMINISTRATOR);
    assertThat(desk(administrator, "?limit=200", id).getString("sub")).isEqualTo("matrix-asker");

    administrator.post(DESK + "/" + id + "/extension", "{'cause': 'COMPLEX'}");

    assertThat(mine(person, id).getString("extendedFor")).isEqualTo("COMPLEX");
    assertThat(LocalDate.parse(mine(person, id).getString("dueOn")))
        .isEqualTo(day.plusMonths(1).plusMonths(2));
    assertThat(post(administrator, id, "extension", "{\"cause\":\"COMPLEX\"}")).isEqualTo(409);
    administrator.post(DESK + "/" + id + "/answer", "");
    assertThat(mine(person, id).getString("state")).isEqualTo("ANSWERED");
    assertThat(desk(administrator, "?settled=true&limit=200", id)).doesNotContainKeys("sub");
    assertThat(post(administrator, id, "refusal", "{\"cause\":\"UNFOUNDED\"}")).isEqualTo(409);
    assertThat(log(person)).contains("RequestOpened");
  }

  @Test
  void aRefusalHasACauseAndAWithdrawnOneIsSettled(Estate estate) {
    var person = estate.newcomer("refused-asker");
    var refused = person.made(MINE, "{'kind': 'ERASURE'}");
    var withdrawn = person.made(MINE, "{'kind': 'OTHER'}");
    var administrator = estate.as(MatrixPerson.ADMINISTRATOR);

    administrator.post(DESK + "/" + refused + "/refusal", "{'cause': 'LEGAL_OBLIGATION'}");
    person.send("DELETE", MINE + "/" + withdrawn, "application/json", "");

    assertThat(mine(person, refused).getString("refusedFor")).isEqualTo("LEGAL_OBLIGATION");
    assertThat(mine(person, withdrawn).getString("state")).isEqualTo("WITHDRAWN");
    assertThat(post(administrator, withdrawn, "answer", "")).isEqualTo(409);
  }

  @Test
  void nobodyHasMoreThanTenOpenAndNoneHoldsAText(Estate estate) {
    var person = estate.newcomer("many-asker");
    for (int i = 0; i < 10; i++) {
      person.made(MINE, "{'kind': 'ACCESS'}");
    }

    assertThat(ask(person, "{\"kind\": \"ACCESS\"}")).isEqualTo(409);
    assertThat(ask(estate.newcomer("texter"), "{\"kind\": \"OTHER\", \"item\": \"I am Ada\"}"))
        .isEqualTo(400);
    assertThat(ask(estate.newcomer("kinder"), "{\"kind\": \"I am Ada\"}")).isEqualTo(400);
  }

  @Test
  void whenTheAccountGoesTheDigestStays(Estate estate) throws SQLException {
    try (var connection = estate.fovea().database();
        var run = connection.createStatement()) {
      run.execute(
          "insert into account (public_id, issuer, sub, state, first_login, last_login)"
              + " values ('GoneAccount00000000000', 'https://gone.example', 'gone', 'ACTIVE',"
              + " '2026-01-01', '2026-01-01')");
      run.execute(
          "insert into privacy_request (public_id, case_number, account_id, requester, kind, state,"
              + " opened_on, due_on) select 'GoneRequest00000000000', 'R-0000-0000', id,"
              + " repeat('d', 64), 'ERASURE', 'OPEN', '2026-01-01', '2026-02-01' from account"
              + " where sub = 'gone'");
      run.execute("delete from account where sub = 'gone'");
      try (var row =
          run.executeQuery(
              "select account_id, requester from privacy_request"
                  + " where public_id = 'GoneRequest00000000000'")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getObject(1)).isNull();
        assertThat(row.getString(2)).isEqualTo("d".repeat(64));
      }
      var found =
          desk(estate.as(MatrixPerson.ADMINISTRATOR), "?limit=200", "GoneRequest00000000000");
      assertThat(found.getBoolean("overdue")).isTrue();
      assertThat(found).doesNotContainKeys("sub", "issuer");
      run.execute("delete from privacy_request where public_id = 'GoneRequest00000000000'");
    }
  }

  private static JsonObject mine(SpaceApi person, String id) {
    return find(Api.json(person.api().get(MINE)), id);
  }

  private static JsonObject desk(SpaceApi administrator, String query, String id) {
    return find(Api.json(administrator.api().get(DESK + query)), id);
  }

  private static JsonObject find(JsonObject list, String id) {
    return list.getJsonArray("requests").getValuesAs(JsonObject.class).stream()
        .filter(request -> request.getString("id").equals(id))
        .findAny()
        .orElseThrow();
  }

  private static int post(SpaceApi administrator, String id, String what, String body) {
    return status(administrator, DESK + "/" + id + "/" + what, body);
  }

  private static int ask(SpaceApi person, String body) {
    return status(person, MINE, body);
  }

  private static int status(SpaceApi person, String path, String body) {
    return person
        .api()
        .send("POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json")
        .statusCode();
  }

  private static List<String> log(SpaceApi person) {
    return Api.json(person.api().get("/api/v1/me/data"))
        .getJsonArray("log")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(entry -> entry.getString("event"))
        .toList();
  }
}
