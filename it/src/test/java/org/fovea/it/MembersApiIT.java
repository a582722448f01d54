package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.fovea.model.shared.PublicId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Members, invitations and what else changes who may do what, as programs see it.
class MembersApiIT {
  private static final String SPACES = "/api/v1/spaces";
  private static final String JSON = "application/json";
  private static final Api ADA = Api.as("ada");
  private static final Api EMMY = Api.as("emmy");
  private static final Api GRACE = Api.as("grace");
  private static final String TEAM = newTeam();

  @Test
  void anInvitationMakesAMemberWhoIsChangedAndRemoved() {
    var space = newTeam();
    var members = space + "/members";
    join(space, EMMY, "VIEWER");
    var emmy = other(members);
    assertThat(emmy.getString("role")).isEqualTo("VIEWER");
    assertThat(emmy.getJsonObject("person").getString("label")).hasSize(6);
    var address = members + "/" + emmy.getString("id");

    assertThat(patch(ADA, address, "{\"role\": \"CONTRIBUTOR\"}").statusCode()).isEqualTo(204);
    assertThat(patch(ADA, address, "{\"role\": \"KING\"}").statusCode()).isEqualTo(400);
    assertThat(patch(EMMY, address, "{\"role\": \"VIEWER\"}").statusCode()).isEqualTo(403);
    assertThat(Api.json(ADA.get(address + "/access")).getJsonArray("paths")).hasSize(1);
    assertThat(other(members).getString("role")).isEqualTo("CONTRIBUTOR");
    assertThat(delete(ADA, address).statusCode()).isEqualTo(204);

    assertThat(EMMY.get(members).statusCode()).isEqualTo(404);
    assertThat(Api.asNobody().get(members).statusCode()).isEqualTo(401);
    assertThat(delete(ADA, members + "/me").statusCode()).isEqualTo(409);
  }

  @Test
  void aLinkIsToldOnceAndWorksOnce() {
    var space = newTeam();
    var created = post(ADA, space + "/invitations", "{\"role\": \"VIEWER\", \"hours\": 1}");
    assertThat(created.statusCode()).isEqualTo(201);
    var token = Api.body(created).getString("token");
    var link = "/api/v1/invitations/" + token;
    assertThat(Api.body(created).getString("link")).endsWith("/join/" + token);
    assertThat(Api.text(ADA.get(space + "/invitations"))).doesNotContain(token);

    var preview = EMMY.get(link);
    assertThat(preview.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Api.json(preview).getString("role")).isEqualTo("VIEWER");
    assertThat(Api.asNobody().get(link).statusCode()).isEqualTo(401);
    assertThat(post(ADA, link, "").statusCode()).isEqualTo(403); // one's own
    assertThat(post(EMMY, link, "").statusCode()).isEqualTo(200);

    assertThat(EMMY.get(link).statusCode()).isEqualTo(404);
    assertThat(EMMY.get("/api/v1/invitations/" + PublicId.random()).statusCode()).isEqualTo(404);
    assertThat(post(ADA, space + "/invitations", "{\"role\": \"VIEWER\", \"hours\": 0}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(400);
    assertThat(delete(EMMY, space + "/members/me").statusCode()).isEqualTo(204);
  }

  @Test
  void theInvestigatorsPartIsOfferedAndDeclined() {
    var space = newTeam();
    join(space, EMMY, "MANAGER");
    var successor = other(space + "/members").getString("id");
    var offer = space + "/hand-over";

    assertThat(post(ADA, offer, "{\"successor\": \"" + successor + "\"}").statusCode())
        .isEqualTo(201);
    assertThat(Api.json(ADA.get(offer)).getJsonObject("offer").getBoolean("toCaller")).isFalse();
    assertThat(Api.json(EMMY.get(offer)).getJsonObject("offer").getJsonArray("hindrances"))
        .isNotEmpty(); // of another institution
    assertThat(Api.text(EMMY.get("/api/v1/hand-overs"))).contains("toCaller");
    assertThat(post(EMMY, offer + "/accept", "").statusCode()).isEqualTo(403);
    assertThat(post(EMMY, offer + "/decline", "").statusCode()).isEqualTo(204);

    assertThat(Api.json(ADA.get(offer))).isEmpty();
    assertThat(post(EMMY, offer + "/accept", "").statusCode()).isEqualTo(404);
    assertThat(delete(ADA, offer).statusCode()).isEqualTo(404);
  }

  @Test
  void anAdministratorNamesASuccessorWithoutSeeingTheSpace() {
    var space = newTeam();
    var admin = space.replace(SPACES, "/api/v1/admin/spaces");

    assertThat(GRACE.get(space + "/members").statusCode()).isEqualTo(404);
    assertThat(Api.json(GRACE.get(admin + "/candidates")).getJsonArray("members")).isEmpty();
    assertThat(ADA.get(admin + "/candidates").statusCode()).isEqualTo(404);
    var link = Api.body(post(GRACE, admin + "/successor", "{}")).getString("token");
    assertThat(post(GRACE, admin + "/successor", "{}").statusCode()).isEqualTo(409);
    assertThat(Api.json(EMMY.get("/api/v1/hand-overs/" + link)).getBoolean("toCaller")).isTrue();
    assertThat(post(ADA, "/api/v1/hand-overs/" + link, "").statusCode()).isEqualTo(409);
    assertThat(delete(ADA, space + "/hand-over").statusCode()).isEqualTo(403);
    assertThat(delete(GRACE, space + "/hand-over").statusCode()).isEqualTo(204);
  }

  @Test
  void entitlementsAreMappedByWhoAnswersAndByAdministrators() {
    var mappings = newTeam() + "/mappings";
    var pattern = "urn:geant:example.org:group:optics";
    var body = "{\"pattern\": \"" + pattern + "\", \"role\": \"VIEWER\"}";

    assertThat(post(ADA, mappings, body).statusCode()).isEqualTo(201);
    assertThat(post(GRACE, mappings, body).statusCode()).isEqualTo(409); // there already
    assertThat(post(EMMY, mappings, body).statusCode()).isEqualTo(404);
    assertThat(post(ADA, mappings, body.replace("VIEWER", "PRINCIPAL_INVESTIGATOR")).statusCode())
        .isEqualTo(400);
    var list = Api.json(GRACE.get(mappings)).getJsonArray("mappings");
    assertThat(list).hasSize(1);
    var mapping = mappings + "/" + list.getJsonObject(0).getString("id");
    assertThat(delete(GRACE, mapping).statusCode()).isEqualTo(204);
    assertThat(delete(ADA, mapping).statusCode()).isEqualTo(404);
    var preview = Api.json(EMMY.get("/api/v1/mappings/preview?pattern=" + pattern));
    assertThat(preview.getString("understood")).contains("optics");
    assertThat(EMMY.get("/api/v1/mappings/preview").statusCode()).isEqualTo(400);
    assertThat(EMMY.get("/api/v1/admin/mappings").statusCode()).isEqualTo(404);
    assertThat(Api.text(GRACE.get("/api/v1/admin/mappings"))).contains("SITE_ADMINISTRATOR");
  }

  @Test
  void theMappingThatMakesThemAdministratorsStays() {
    var mappings = Api.json(GRACE.get("/api/v1/admin/mappings")).getJsonArray("mappings");
    var own =
        mappings.getValuesAs(JsonObject.class).stream()
            .filter(mapping -> mapping.getString("siteRole").equals("SITE_ADMINISTRATOR"))
            .toList();

    assertThat(own).hasSize(1);
    assertThat(delete(GRACE, "/api/v1/admin/mappings/" + own.getFirst().getString("id")))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({
    "/spaces?limit=abc, limit",
    "/spaces?first=1.5, first",
    "/spaces?archived=yes, archived",
    "/images?limit=99999999999, limit",
    "/images?after=../x, after",
    "/images?space=1, space",
    "{space}/activity?before=abc, before",
    "{space}/role-log?limit=, limit",
    "{space}/members?limit=abc, limit",
    "{space}/members?after=1, after",
    "{space}/folders?limit=abc, limit",
    "{space}/links?limit=abc, limit",
    "{space}/teams?limit=abc, limit",
    "{space}/invitations?limit=abc, limit"
  })
  void aParameterThatIsNotAsItMustBeIsNamed(String path, String parameter) {
    var answer = ADA.get(path.startsWith("{") ? path.replace("{space}", TEAM) : "/api/v1" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Api.body(answer).getString("detail")).contains("\"" + parameter + "\"");
  }

  @Test
  void membersComePageByPage() {
    var space = newTeam();
    join(space, EMMY, "VIEWER");

    var first = Api.json(ADA.get(space + "/members?limit=1"));
    assertThat(first.getJsonArray("members")).hasSize(1);
    var rest = Api.json(ADA.get(space + "/members?limit=1&after=" + first.getString("next")));
    assertThat(rest.getJsonArray("members")).hasSize(1);
    assertThat(rest).doesNotContainKey("next");
    assertThat(ADA.get(space + "/members?limit=201").statusCode()).isEqualTo(400);
    assertThat(ADA.get(space + "/members?after=" + PublicId.random()).statusCode()).isEqualTo(400);
  }

  @Test
  void theGlassIsBrokenForAWhileAndEnds() {
    var space = newTeam();
    var id = space.substring(space.lastIndexOf('/') + 1);
    var body = "{\"space\": \"" + id + "\", \"cause\": \"FAULT\", \"reference\": \"CASE-2026/17\"}";
    var glasses = "/api/v1/admin/break-glass";

    assertThat(post(ADA, glasses, body).statusCode()).isEqualTo(404);
    assertThat(post(GRACE, glasses, body.replace("CASE", "=CASE")).statusCode()).isEqualTo(400);
    assertThat(post(GRACE, glasses, body.replace(id, PublicId.random())).statusCode())
        .isEqualTo(404);
    var opened = Api.json(post(GRACE, glasses, body));
    assertThat(GRACE.get(space + "/members").statusCode()).isEqualTo(200);
    assertThat(Api.text(GRACE.get(glasses))).contains(opened.getString("id"));
    assertThat(delete(GRACE, glasses + "/" + opened.getString("id")).statusCode()).isEqualTo(204);
    assertThat(GRACE.get(space + "/members").statusCode()).isEqualTo(404);
  }

  @Test
  void anUploadGoesIntoAFolderAndOutOfIt() {
    var space = newTeam();
    var id = space.substring(space.lastIndexOf('/') + 1);
    var folder = Api.json(post(ADA, space + "/folders", "{\"name\": \"Left\"}")).getString("id");
    var image = upload("folder " + Api.base64(folder));
    assertThat(ADA.image(image).getString("folder")).isEqualTo(folder);
    assertThat(ADA.image(image).getString("space")).isEqualTo(id);
    var inFolder = "/api/v1/images?space=" + id + "&folder=" + folder;
    assertThat(Api.json(ADA.get(inFolder)).getJsonArray("images")).hasSize(1);
    var move = "{\"images\": [\"" + image + "\"], \"space\": \"" + id + "\"}";

    assertThat(post(EMMY, "/api/v1/images/moves", move).statusCode()).isEqualTo(404);
    assertThat(post(ADA, "/api/v1/images/moves", move).statusCode()).isEqualTo(204);

    assertThat(Api.json(ADA.get(inFolder)).getJsonArray("images")).isEmpty();
    assertThat(
            Api.json(ADA.get("/api/v1/images?space=" + id + "&folder=none")).getJsonArray("images"))
        .hasSize(1);
    assertThat(create("folder " + Api.base64(PublicId.random())).statusCode()).isEqualTo(404);
    assertThat(create("space " + Api.base64(PublicId.random()) + ",folder " + Api.base64(folder)))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);
  }

  private static String upload(String destination) {
    var bytes = new byte[] {1, 2, 3};
    var created = create(destination);
    assertThat(created.statusCode()).as(Api.text(created)).isEqualTo(201);
    var address = URI.create(created.headers().firstValue("Location").orElseThrow());
    return ADA.patch(address, 0, bytes).headers().firstValue("Fovea-Image").orElseThrow();
  }

  private static HttpResponse<byte[]> create(String destination) {
    return ADA.send(
        "POST",
        "/api/v1/uploads",
        BodyPublishers.noBody(),
        "Tus-Resumable",
        Api.TUS,
        "Upload-Length",
        "3",
        "Upload-Metadata",
        "filename " + Api.base64("left.png") + "," + destination);
  }

  /// The address of a new space of Ada's.
  private static String newTeam() {
    var made = post(ADA, SPACES, "{\"kind\": \"TEAM\", \"name\": \"Optics\"}");
    return SPACES + "/" + Api.json(made).getString("id");
  }

  private static void join(String space, Api person, String role) {
    var body = Json.createObjectBuilder().add("role", role).build().toString();
    var token = Api.json(post(ADA, space + "/invitations", body)).getString("token");
    assertThat(post(person, "/api/v1/invitations/" + token, "").statusCode()).isEqualTo(200);
  }

  /// The one member who is not Ada.
  private static JsonObject other(String members) {
    return Api.json(ADA.get(members)).getJsonArray("members").getValuesAs(JsonObject.class).stream()
        .filter(member -> !member.getBoolean("self"))
        .findAny()
        .orElseThrow();
  }

  private static HttpResponse<byte[]> post(Api api, String path, String body) {
    return api.send("POST", path, BodyPublishers.ofString(body), "Content-Type", JSON);
  }

  private static HttpResponse<byte[]> patch(Api api, String path, String body) {
    return api.send(
        "PATCH",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/merge-patch+json");
  }

  private static HttpResponse<byte[]> delete(Api api, String path) {
    return api.send("DELETE", path, BodyPublishers.noBody());
  }
}
