package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody restricts the processing of their data (GDPR, Article 18): they change nothing, and
/// nobody else sees what is theirs. That others are shut out at every door tells RevocationIT.
@ExtendWith(EstateOfTests.class)
class RestrictionIT {
  private static final String RESTRICTION = "/api/v1/me/restriction";
  private static final String JSON = "application/json";

  @Test
  void whoHasRestrictedLooksAndChangesNothing(Estate estate) {
    var person = estate.newcomer("restricting");
    var own = person.openAccount();
    var team = person.space("TEAM", "Frozen");
    var image = person.upload(own, "", Pictures.jpeg(30, 20));
    var upload = person.beginUpload(own, "", 100);
    person.send("PUT", RESTRICTION, JSON, "");
    person.send("PUT", RESTRICTION, JSON, ""); // again is harmless

    assertThat(status(person, "GET", "/api/v1/spaces/" + own)).isEqualTo(200);
    assertThat(status(person, "GET", "/api/v1/images/" + image + "/original")).isEqualTo(200);
    assertThat(status(person, "GET", "/api/v1/hand-overs")).isEqualTo(200);
    var invited = estate.pi().space("TEAM", "Team that invites");
    var link = "/api/v1/invitations/" + estate.pi().invite(invited, "VIEWER").getString("token");
    assertThat(status(person, "GET", link)).isEqualTo(200);
    assertRefused(person, "POST", link, "");
    assertThat(Api.json(person.api().get("/api/v1/me")).getJsonObject("account"))
        .containsKey("restrictedOn");
    assertRefused(person, "PATCH", "/api/v1/images/" + image, "{\"title\": \"Other\"}");
    assertRefused(person, "DELETE", "/api/v1/images/" + image, "");
    assertRefused(person, "PATCH", "/api/v1/spaces/" + team, "{\"name\": \"Other\"}");
    assertRefused(person, "POST", "/api/v1/spaces", "{\"kind\": \"TEAM\", \"name\": \"New\"}");
    assertRefused(person, "POST", "/api/v1/spaces/" + own + "/folders", "{\"name\": \"New\"}");
    assertRefused(
        person, "POST", "/api/v1/spaces/" + team + "/invitations", "{\"role\": \"VIEWER\"}");
    var patch = person.api().patch(URI.create("/api/v1/uploads/" + upload), 0, new byte[10]);
    assertThat(Api.body(patch).getString("type")).endsWith(":account-restricted");

    // what the law gives them at any time
    assertThat(status(person, "GET", "/api/v1/me/data")).isEqualTo(200);
    assertThat(status(person, "GET", "/api/v1/me/export")).isEqualTo(200);
    person.made("/api/v1/me/requests", "{'kind': 'CORRECTION'}");

    person.send("DELETE", RESTRICTION, JSON, "");
    person.change(team, "{'name': 'Thawed'}");
    assertThat(person.get(team).getString("name")).isEqualTo("Thawed");
  }

  @Test
  void whatIsWithheldIsInNobodysListAndItsLinksOpenNothing(Estate estate) {
    var owner = estate.newcomer("withholding");
    var space = owner.openAccount();
    var folder = owner.folder(space, "Withheld");
    var guest = estate.newcomer("guest-of-withholding");
    guest.accept(owner.inviteToFolder(space, folder).getString("token"));
    var link = "/api/v1/invitations/" + owner.inviteToFolder(space, folder).getString("token");
    var stranger = estate.newcomer("stranger-to-withholding");
    assertThat(listed(guest, folder)).isTrue();
    assertThat(status(stranger, "GET", link)).isEqualTo(200);

    owner.send("PUT", RESTRICTION, JSON, "");

    boolean seen =
        Eventually.get(Duration.ofSeconds(5), () -> listed(guest, folder), found -> !found);
    assertThat(seen).isFalse();
    assertThat(status(guest, "GET", "/api/v1/spaces/" + space + "/folders/" + folder))
        .isEqualTo(404);
    assertThat(status(stranger, "GET", link)).isEqualTo(404);
    assertThat(status(stranger, "POST", link)).isEqualTo(404);
    assertThat(Api.text(guest.api().get("/api/v1/me/data"))).doesNotContain("Withheld");
    assertThat(status(owner, "GET", "/api/v1/spaces/" + space + "/folders/" + folder))
        .isEqualTo(200);

    owner.send("DELETE", RESTRICTION, JSON, "");
    assertThat(listed(guest, folder)).isTrue();
    assertThat(status(stranger, "GET", link)).isEqualTo(200);
  }

  private static boolean listed(SpaceApi person, String folder) {
    return Api.json(person.api().get("/api/v1/spaces"))
        .getJsonArray("spaces")
        .getValuesAs(JsonObject.class)
        .stream()
        .anyMatch(space -> folder.equals(space.getString("folder", "")));
  }

  private static int status(SpaceApi person, String method, String path) {
    return person.api().send(method, path, BodyPublishers.noBody()).statusCode();
  }

  private static void assertRefused(SpaceApi person, String method, String path, String body) {
    var type = method.equals("PATCH") ? "application/merge-patch+json" : JSON;
    var answer =
        person.api().send(method, path, BodyPublishers.ofString(body), "Content-Type", type);
    assertThat(answer.statusCode()).as("%s %s %s", method, path, Api.text(answer)).isEqualTo(403);
    assertThat(Api.body(answer).getString("type")).endsWith(":account-restricted");
    assertThat(Api.text(answer)).contains("Lift it first");
  }
}
