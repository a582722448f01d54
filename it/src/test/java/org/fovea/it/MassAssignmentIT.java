package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.it.MatrixPerson.CONTRIBUTOR;
import static org.fovea.it.MatrixPerson.MANAGER;
import static org.fovea.it.MatrixPerson.STRANGER;
import static org.fovea.it.MatrixPerson.SUSPENDED;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Members of a body that nobody should be able to set: owner, state, role, `sub` and the like
/// (S-02). They change nothing, and nobody names themselves to more than they are.
@ExtendWith(EstateOfTests.class)
class MassAssignmentIT {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String JSON = "application/json";

  @Test
  void ofASpaceOnlyWhatMayBeChangedChanges(Estate estate) {
    var address = "/api/v1/spaces/" + estate.place("experiment").get("space");
    var manager = MANAGER.at(estate.fovea());
    var before = Api.json(manager.get(address));

    var answer =
        send(
            manager,
            "PATCH",
            address,
            MERGE_PATCH,
            """
            {'description': 'Other words', 'id': '%1$s', 'kind': 'PROJECT',
             'exId': 'QST-2020-00000', 'role': 'PRINCIPAL_INVESTIGATOR', 'may': ['CLOSE_SPACE'], 'own': true,
             'owner': 'matrix-manager', 'principalInvestigator': 'matrix-manager',
             'ownership': {'institution': '%1$s'}, 'createdAt': '2020-01-01T00:00:00Z',
             'visibility': 'PUBLIC', 'public': true}
            """
                .formatted(estate.place("elsewhere").get("space")));

    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
    assertThat(without(Api.json(manager.get(address)), "description"))
        .isEqualTo(without(before, "description"));
  }

  @Test
  void ofAnImageOnlyTheTitleChanges(Estate estate) {
    var things = estate.place("experiment");
    var address = "/api/v1/images/" + things.find("image", "own contributor").orElseThrow();
    var contributor = CONTRIBUTOR.at(estate.fovea());
    estate.as(CONTRIBUTOR).api().settled(address.replaceFirst(".*/", ""));
    var before = Api.json(contributor.get(address));

    var answer =
        send(
            contributor,
            "PATCH",
            address,
            MERGE_PATCH,
            """
            {'title': 'Other words', 'state': 'PENDING', 'space': '%s', 'folder': '%s',
             'uploader': 'matrix-pi', 'sha256': '0', 'sizeBytes': 1, 'fileName': '../x',
             'generation': 7, 'public': true}
            """
                .formatted(estate.place("elsewhere").get("space"), things.get("folder")));

    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
    assertThat(without(Api.json(contributor.get(address)), "title"))
        .isEqualTo(without(before, "title"));
  }

  @Test
  void nobodyAcceptsTheTermsAsSomebodyElse(Estate estate) {
    for (var person : new MatrixPerson[] {STRANGER, SUSPENDED}) {
      var api = person.at(estate.fovea());
      var before = Api.json(api.get("/api/v1/me"));
      send(
          api,
          "POST",
          "/api/v1/me/terms",
          JSON,
          """
          {'version': 1, 'sub': 'matrix-pi', 'issuer': 'https://other.example', 'state': 'ACTIVE',
           'siteRole': 'SITE_ADMINISTRATOR', 'personalRepository': '%s'}
          """
              .formatted(estate.place("personal").get("space")));

      assertThat(Api.json(api.get("/api/v1/me"))).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'role': 'PRINCIPAL_INVESTIGATOR'}",
        "{'role': 'MANAGER'}",
        "{'role': 'SITE_ADMINISTRATOR'}",
        "{'role': 3}",
        "{'role': 'VIEWER', 'folder': '0000000000000000000000'}",
        "{'role': 'VIEWER', 'hours': -1}",
        "{'role': 'VIEWER', 'hours': 99999999999999}"
      })
  void managersInviteToNoMoreThanTheyMay(String body, Estate estate) {
    var address = "/api/v1/spaces/" + estate.place("experiment").get("space") + "/invitations";

    assertThat(send(MANAGER.at(estate.fovea()), "POST", address, JSON, body).statusCode())
        .isBetween(400, 409); // one becomes principal investigator by a hand-over only: 409
  }

  @Test
  void anInvitationIsOpenAndByWhoeverMadeIt(Estate estate) {
    var address = "/api/v1/spaces/" + estate.place("experiment").get("space") + "/invitations";
    var answer =
        send(
            MANAGER.at(estate.fovea()),
            "POST",
            address,
            JSON,
            """
            {'role': 'VIEWER', 'state': 'ACCEPTED', 'token': '0000000000000000000000',
             'account': 'matrix-stranger', 'inviter': {'label': 'Somebody'}, 'space': '%s'}
            """
                .formatted(estate.place("elsewhere").get("space")));

    var made = Api.json(answer);
    assertThat(made.getString("state")).isEqualTo("OPEN");
    assertThat(made.getString("token")).doesNotContain("000000");
    assertThat(made.getJsonObject("inviter").getString("label")).isNotEqualTo("Somebody");
    var preview =
        Api.json(STRANGER.at(estate.fovea()).get("/api/v1/invitations/" + made.getString("token")));
    assertThat(preview.getString("space")).isEqualTo(estate.place("experiment").get("space"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRINCIPAL_INVESTIGATOR", "MANAGER", "SITE_ADMINISTRATOR", "OWNER"})
  void nobodyRaisesThemselves(String role, Estate estate) {
    var things = estate.place("experiment");
    var members = "/api/v1/spaces/" + things.get("space") + "/members";
    var viewer = members + "/" + things.get("member");
    for (var person : new MatrixPerson[] {MatrixPerson.VIEWER, CONTRIBUTOR, MANAGER}) {
      var answer =
          send(
              person.at(estate.fovea()),
              "PATCH",
              viewer,
              MERGE_PATCH,
              "{'role': '%s', 'account': 'matrix-manager', 'self': true}".formatted(role));
      assertThat(answer.statusCode()).as(person + ": " + Api.text(answer)).isBetween(400, 409);
    }
    assertThat(Api.text(estate.pi().api().get(members)))
        .contains("\"id\":\"%s\",\"role\":\"VIEWER\"".formatted(things.get("member")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'PERSONAL_REPOSITORY', 'name': 'x'}",
        "{'kind': 'TEAM', 'name': 'x', 'institution': '0000000000000000000000'}",
        "{'kind': 'TEAM', 'name': 'x', 'institution': 'quellstadt.example'}"
      })
  void nobodyMakesASpaceThatIsNotTheirs(String body, Estate estate) {
    assertThat(send(STRANGER.at(estate.fovea()), "POST", "/api/v1/spaces", JSON, body).statusCode())
        .isBetween(400, 409);
  }

  private static HttpResponse<byte[]> send(
      Api caller, String method, String address, String type, String body) {
    return caller.send(
        method, address, BodyPublishers.ofString(body.replace('\'', '"')), "Content-Type", type);
  }

  private static Map<String, Object> without(JsonObject object, String member) {
    var rest = new HashMap<String, Object>(object);
    rest.remove(member);
    return rest;
  }
}
