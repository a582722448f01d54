package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Spaces, folders and links as programs see them.
class SpacesApiIT {
  private static final String SPACES = "/api/v1/spaces";
  private static final String JSON = "application/json";
  private static final String PATCH = "application/merge-patch+json";
  private static final Api ADA = Api.as("ada");
  private static final Api EMMY = Api.as("emmy");
  private static final Api LISE = Api.as("lise");

  @BeforeAll
  static void theTermsAreAccepted() {
    for (var person : new Api[] {ADA, EMMY, LISE}) {
      send(person, "POST", "/api/v1/me/terms", JSON, "{\"version\": 1}");
    }
  }

  @Test
  void anExperimentIsMadeFoundByItsNumberAndChanged() {
    var made = make("EXPERIMENT", "Ring");
    var address = address(made);
    assertThat(made.statusCode()).isEqualTo(201);
    var space = Api.json(ADA.get(address));
    assertThat(space).isEqualTo(Api.body(made));
    assertThat(space.getString("role")).isEqualTo("PRINCIPAL_INVESTIGATOR");
    assertThat(space.getJsonObject("ownership").getString("institutionName"))
        .isEqualTo("Quellstadt University");
    var number = space.getString("exId");
    assertThat(number).startsWith("QST-");

    var byNumber = "/api/v1/experiments/" + number.toLowerCase(Locale.ROOT);
    assertThat(Api.json(ADA.get(byNumber))).isEqualTo(space);
    assertThat(EMMY.get(byNumber).statusCode()).isEqualTo(404);
    assertThat(ADA.get("/api/v1/experiments/QST-2026-00000").statusCode()).isEqualTo(404);

    var changed =
        Api.json(
            send(
                ADA,
                "PATCH",
                address,
                PATCH,
                "{\"name\": \" Ring 2 \", \"description\": \"Two\\nlines\", \"stage\": \"ACTIVE\"}"));
    assertThat(changed.getString("name")).isEqualTo("Ring 2");
    assertThat(changed.getString("stage")).isEqualTo("ACTIVE");
    var found = Api.json(ADA.get(SPACES + "?kind=EXPERIMENT&text=" + number.substring(9)));
    assertThat(found.getInt("total")).isEqualTo(1);
    assertThat(Api.json(ADA.get(address + "/access")).getJsonArray("paths")).hasSize(1);
  }

  @Test
  void whatIsWrongIsSaidInWords() {
    var nameless = send(ADA, "POST", SPACES, JSON, "{\"kind\": \"TEAM\"}");
    assertThat(nameless.statusCode()).isEqualTo(400);
    assertThat(Api.text(nameless)).contains("The body has no string \\\"name\\\".");
    var personal = "{\"kind\": \"PERSONAL_REPOSITORY\", \"name\": \"Mine\"}";
    assertThat(send(ADA, "POST", SPACES, JSON, personal).statusCode()).isEqualTo(400);
    assertThat(ADA.get(SPACES + "?limit=0").statusCode()).isEqualTo(400);
    assertThat(ADA.get(SPACES + "?kind=team").statusCode()).isEqualTo(400);
    assertThat(ADA.get(SPACES + "?may=all").statusCode()).isEqualTo(400);

    assertThat(Api.json(LISE.get(SPACES + "/eligibility")).getJsonArray("reasons")).hasSize(1);
    var refused = send(LISE, "POST", SPACES, JSON, "{\"kind\": \"TEAM\", \"name\": \"Team\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Api.body(refused).getString("type")).endsWith("not-qualified");

    var address = address(make("TEAM", "Team"));
    assertThat(send(ADA, "PATCH", address, PATCH, "{\"stage\": \"DONE\"}").statusCode())
        .isEqualTo(409);
    assertThat(send(ADA, "PATCH", address, PATCH, "{\"archived\": \"yes\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void strangersAndVisitorsAreToldNothing() {
    var address = address(make("PROJECT", "Hidden"));
    var absent = SPACES + "/" + "0".repeat(22);
    for (var rest : new String[] {"", "/access", "/folders", "/links"}) {
      var hidden = EMMY.get(address + rest);
      assertThat(hidden.statusCode()).isEqualTo(404);
      assertThat(Api.text(hidden)).isEqualTo(Api.text(EMMY.get(absent + rest)));
      assertThat(Api.asNobody().get(address + rest).statusCode()).isEqualTo(401);
    }
    assertThat(send(EMMY, "PATCH", address, PATCH, "{\"name\": \"Mine\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theAddressOfWhatIsNewIsTheServersWhateverTheRequestCallsIt() {
    var otherName = URI.create("http://127.0.0.1:" + Fovea.ADDRESS.getPort());
    var ada = Api.withToken(otherName, Fovea.token("ada"));
    var body = "{\"kind\": \"TEAM\", \"name\": \"Ring\"}";

    var space = send(ada, "POST", SPACES, JSON, body);
    var folder = send(ada, "POST", address(space) + "/folders", JSON, "{\"name\": \"Left\"}");

    for (var made : List.of(space, folder)) {
      assertThat(made.headers().firstValue("Location").orElseThrow())
          .startsWith(Fovea.ADDRESS + SPACES + "/")
          .endsWith("/" + Api.body(made).getString("id"));
    }
  }

  @Test
  void foldersAreMadeRenamedAndDeleted() {
    var folders = address(make("PROJECT", "Folders")) + "/folders";
    var made = send(ADA, "POST", folders, JSON, "{\"name\": \"Raw\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    var folder = address(made);
    assertThat(Api.json(ADA.get(folder)).getInt("images")).isZero();
    var again = send(ADA, "POST", folders, JSON, "{\"name\": \"raw\"}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(Api.text(again)).contains("There is a folder of that name");

    var renamed = send(ADA, "PATCH", folder, PATCH, "{\"name\": \"RAW\"}");
    assertThat(Api.json(renamed).getString("name")).isEqualTo("RAW");
    assertThat(Api.json(ADA.get(folders)).getJsonArray("folders")).hasSize(1);
    assertThat(delete(ADA, folder).statusCode()).isEqualTo(204);
    assertThat(ADA.get(folder).statusCode()).isEqualTo(404);
  }

  @Test
  void aProjectLinksAnExperimentAndLetsItGo() {
    var project = address(make("PROJECT", "Project"));
    var experiment = Api.body(make("EXPERIMENT", "Experiment"));
    var link = project + "/links/" + experiment.getString("id");
    assertThat(send(ADA, "PUT", link, JSON, "{\"grants\": \"PRINCIPAL_INVESTIGATOR\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(400);
    assertThat(send(ADA, "PUT", link, JSON, "{\"grants\": \"VIEWER\"}").statusCode())
        .isEqualTo(204);

    var listed = Api.json(ADA.get(project + "/links")).getJsonArray("links").getJsonObject(0);
    assertThat(listed.getString("exId")).isEqualTo(experiment.getString("exId"));
    assertThat(listed.getString("name")).isEqualTo("Experiment");
    assertThat(delete(EMMY, link).statusCode()).isEqualTo(404);
    assertThat(delete(ADA, link).statusCode()).isEqualTo(204);
    assertThat(delete(ADA, link).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<byte[]> make(String kind, String name) {
    JsonObject body = Json.createObjectBuilder().add("kind", kind).add("name", name).build();
    return send(ADA, "POST", SPACES, JSON, body.toString());
  }

  /// Where the server says that the new thing is.
  private static String address(HttpResponse<byte[]> created) {
    assertThat(created.statusCode()).as(Api.text(created)).isEqualTo(201);
    return URI.create(created.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static HttpResponse<byte[]> delete(Api api, String path) {
    return api.send("DELETE", path, BodyPublishers.noBody());
  }

  private static HttpResponse<byte[]> send(
      Api api, String method, String path, String type, String body) {
    return api.send(method, path, BodyPublishers.ofString(body), "Content-Type", type);
  }
}
