package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What administrators set, over HTTP: institutions and policies, and that they take effect.
class AdministrationIT {
  private static final String INSTITUTIONS = "/api/v1/admin/institutions";
  private static final String POLICIES = "/api/v1/admin/policies";
  private static final List<String> CONSOLE =
      List.of(
          "/admin",
          "/admin/institutions",
          "/admin/policies",
          "/admin/people",
          "/admin/requests",
          "/admin/mappings",
          "/admin/successor",
          "/admin/break-glass",
          "/admin/audit");
  private static final Random RANDOM = new Random(41);

  private final Api grace = Api.as("grace"); // site administrator
  private final Api vera = Api.as("vera"); // auditor
  private final Api ada = Api.as("ada");
  private final Api lise = Api.as("lise"); // belongs to no institution

  private static HttpResponse<byte[]> send(Api who, String method, String path, JsonObject body) {
    return who.send(
        method, path, BodyPublishers.ofString(body.toString()), "Content-Type", "application/json");
  }

  private static JsonObject text(String text) {
    return Json.createObjectBuilder().add("text", text).build();
  }

  private static JsonObject text(String text, String institution) {
    return Json.createObjectBuilder().add("text", text).add("institution", institution).build();
  }

  private static JsonObject institution(String code, String... scopes) {
    return Json.createObjectBuilder()
        .add("name", "Institute " + code)
        .add("facilityCode", code)
        .add("rorId", "https://ror.org/02nv7yv05")
        .add("scopes", Json.createArrayBuilder(List.of(scopes)))
        .build();
  }

  private static String newCode() {
    return RANDOM
        .ints(8, 'A', 'Z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void theDemoSiteBeginsWithThreeInstitutions() {
    var codes =
        Api.json(grace.get(INSTITUTIONS)).getJsonArray("institutions").stream()
            .map(one -> one.asJsonObject().getString("facilityCode"));

    assertThat(codes).contains("QST", "NHV", "SNW");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INSTITUTIONS,
        INSTITUTIONS + "/0000000000000000000000",
        POLICIES,
        POLICIES + "/UPLOAD"
      })
  void toOthersThereIsNothingHere(String path) {
    var absent = Api.text(ada.get("/api/v1/images/0000000000000000000000"));

    for (var who : List.of(ada, lise)) {
      assertThat(who.get(path).statusCode()).isEqualTo(404);
      assertThat(Api.text(who.get(path))).isEqualTo(absent);
    }
    assertThat(Api.asNobody().get(path).statusCode()).isEqualTo(401); // as anywhere else
  }

  @Test
  void auditorsLookAndChangeNothing() {
    assertThat(vera.get(INSTITUTIONS).statusCode()).isEqualTo(200);
    assertThat(vera.get(POLICIES).statusCode()).isEqualTo(200);
    assertThat(send(vera, "POST", INSTITUTIONS, institution("XYZ", "x.example")).statusCode())
        .isEqualTo(403);
    assertThat(send(vera, "PUT", POLICIES + "/UPLOAD", text("everyone")).statusCode())
        .isEqualTo(403);
    assertThat(send(ada, "POST", INSTITUTIONS, institution("XYZ", "x.example")).statusCode())
        .isEqualTo(404);
    assertThat(send(ada, "PUT", POLICIES + "/UPLOAD", text("everyone")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void anInstitutionIsRegisteredChangedRetiredAndTakenUpAgain() {
    var code = newCode();
    var scope = code.toLowerCase(Locale.ROOT) + ".example";
    var added =
        send(grace, "POST", INSTITUTIONS, institution(code, scope.toUpperCase(Locale.ROOT)));
    assertThat(added.statusCode()).as(Api.text(added)).isEqualTo(201);
    assertThat(Api.body(added).getString("rorId")).isEqualTo("02nv7yv05");
    var path = URI.create(added.headers().firstValue("Location").orElseThrow()).getPath();

    var changed = Api.json(send(grace, "PUT", path, institution(code, scope, "www." + scope)));
    assertThat(changed.getJsonArray("scopes").getValuesAs(JsonString::getString))
        .containsExactlyInAnyOrder(scope, "www." + scope);
    assertThat(Api.json(grace.get(path))).isEqualTo(changed);

    var retirement = path + "/retirement";
    assertThat(grace.send("PUT", retirement, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
    assertThat(Api.json(grace.get(path))).containsKey("retiredAt");
    assertThat(grace.send("DELETE", retirement, BodyPublishers.noBody()).statusCode())
        .isEqualTo(204);
    assertThat(Api.json(grace.get(path))).isEqualTo(changed);
  }

  @ParameterizedTest(name = "{0} with {1}: {2} {3}")
  @CsvSource({
    "QST, new.example, 409, facility-code-taken",
    "NEWONE, quellstadt.example, 409, scope-taken",
    "NEWONE, QuellStadt.Example, 409, scope-taken",
    "X, new.example, 400, facility-code",
    "NEWONE, nodomain, 400, scopes"
  })
  void whatBelongsToAnotherOrMakesNoSenseIsRefusedInWords(
      String code, String scope, int status, String problem) {
    var answer = send(grace, "POST", INSTITUTIONS, institution(code, scope));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Api.text(answer)).contains(problem);
  }

  @Test
  void whoBelongsToNoInstitutionIsToldWhyTheyMayNotUpload() {
    var answer = begin(lise);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(Api.text(answer))
        .contains("upload-policy", "You belong to no institution that is registered here.");
  }

  @Test
  void aChangedUploadPolicyTakesEffectInFiveSeconds() {
    set("UPLOAD", "everyone");
    try {
      Eventually.get(Duration.ofSeconds(5), () -> begin(lise).statusCode(), code -> code == 201);
    } finally {
      set("UPLOAD", "institution");
    }
    Eventually.get(Duration.ofSeconds(5), () -> begin(lise).statusCode(), code -> code == 403);

    var history = Api.json(grace.get(POLICIES + "/UPLOAD")).getJsonArray("policies");
    assertThat(history.getJsonObject(0).getString("text")).isEqualTo("institution");
    assertThat(history.getJsonObject(1).getString("text")).isEqualTo("everyone");
  }

  @Test
  void aQuotaIsKeptInWords() {
    set("BYTES_OF_PERSON", "1 kB");
    try {
      var refused =
          Eventually.get(
              Duration.ofSeconds(5), () -> begin(ada), answer -> answer.statusCode() == 413);
      assertThat(Api.text(refused)).contains("person-quota", "You may keep 1 kB here");
    } finally {
      set("BYTES_OF_PERSON", "500 GB");
    }
    Eventually.get(Duration.ofSeconds(5), () -> begin(ada).statusCode(), code -> code == 201);
  }

  @Test
  void oneInstitutionMayHaveAnAmountOfItsOwn() {
    var id =
        Api.json(grace.get(INSTITUTIONS)).getJsonArray("institutions").stream()
            .map(one -> one.asJsonObject())
            .filter(one -> one.getString("facilityCode").equals("NHV"))
            .map(one -> one.getString("id"))
            .findAny()
            .orElseThrow();
    var path = POLICIES + "/BYTES_OF_INSTITUTION";

    assertThat(send(grace, "PUT", path, text("20 TB", id)).statusCode()).isEqualTo(204);
    assertThat(Api.text(grace.get(POLICIES))).contains(id, "20000000000000");
    assertThat(send(grace, "PUT", path, text("", id)).statusCode()).isEqualTo(204);
    assertThat(Api.text(grace.get(POLICIES))).doesNotContain(id);
  }

  @Test
  void aTextThatDoesNotReadIsRefusedWithItsColumn() {
    var answer = send(grace, "PUT", POLICIES + "/UPLOAD", text("institution and everybody"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Api.text(answer)).contains("Column 17");
  }

  @Test
  void theTesterSaysWhy() {
    var trial = Json.createObjectBuilder().add("kind", "PRINCIPAL_INVESTIGATOR");

    var own = Api.json(send(grace, "POST", POLICIES + "/test", trial.build()));
    assertThat(own.getBoolean("holds")).isTrue();

    trial.add("kind", "UPLOAD").add("expression", "institution \"NHV\" and affiliation student");
    trial.add(
        "claims",
        Json.createObjectBuilder().add("voperson_external_affiliation", "staff@nordhaven.example"));
    var other = Api.json(send(grace, "POST", POLICIES + "/test", trial.build()));
    assertThat(other.getBoolean("holds")).isFalse();
    var reasons = other.getJsonArray("reasons");
    assertThat(reasons.getJsonObject(1).getBoolean("holds")).isTrue();
    assertThat(reasons.getJsonObject(2).getString("words"))
        .isEqualTo("You are not a student of an institution that is registered here.");
    assertThat(
            send(
                    ada,
                    "POST",
                    POLICIES + "/test",
                    Json.createObjectBuilder().add("kind", "UPLOAD").build())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void pagesOfTheConsoleAreForThoseWhoRunTheSite() {
    var administrator = new Browser();
    administrator.login("grace", "/images");
    assertThat(administrator.get("/images").body()).contains("href=\"/admin\"");
    var stranger = new Browser();
    stranger.login("ada", "/images");
    assertThat(stranger.get("/images").body()).doesNotContain("href=\"/admin\"");

    for (var path : CONSOLE) {
      assertThat(administrator.get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void visitorsOfTheConsoleAreLedToTheLoginAndBack() {
    for (var path : CONSOLE) {
      var answer = Api.asNobody().get(path);

      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .endsWith("/login?return=" + Browser.encode(path));
    }
  }

  @Test
  void auditorsSeeOfTheConsoleWhatTheirPartAllows() {
    var auditor = new Browser();
    auditor.login("vera", "/images");

    for (var path : List.of("/admin", "/admin/break-glass", "/admin/audit")) {
      assertThat(auditor.get(path).statusCode()).as(path).isEqualTo(200);
    }
    for (var path : List.of("/admin/mappings", "/admin/successor")) {
      assertThat(auditor.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(auditor.get("/admin").body()).doesNotContain("href=\"" + path + "\"");
    }
  }

  @Test
  void theHealthTellsThatTheLogIsSigned() {
    var management = URI.create("http://localhost:" + Fovea.port("FOVEA_MANAGEMENT_PORT"));
    var answer = Api.asNobody(management).get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Api.text(answer)).containsPattern("\"name\":\"audit-log\",\"status\":\"UP\"");
  }

  private void set(String kind, String text) {
    assertThat(send(grace, "PUT", POLICIES + "/" + kind, text(text)).statusCode()).isEqualTo(204);
  }

  /// Begins an upload of 2000 bytes, and gives it up again.
  private static HttpResponse<byte[]> begin(Api who) {
    var answer =
        who.send(
            "POST",
            "/api/v1/uploads",
            BodyPublishers.noBody(),
            "Tus-Resumable",
            Api.TUS,
            "Upload-Length",
            "2000",
            "Upload-Metadata",
            "filename " + Api.base64("a.png"));
    answer
        .headers()
        .firstValue("Location")
        .ifPresent(made ->
            who.send(
                "DELETE",
                URI.create(made).getPath(),
                BodyPublishers.noBody(),
                "Tus-Resumable",
                Api.TUS));
    return answer;
  }
}
