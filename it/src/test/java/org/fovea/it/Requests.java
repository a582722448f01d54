package org.fovea.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.it.AuthorisationTable.Route;

/// How each route of the matrix is asked: what its request carries, and whether it uses up what it
/// names, so that each request that is to succeed needs a fresh one.
///
/// Bodies hold variables in braces, as addresses do: `{folder}`; and `{new:team}` for one that the
/// request uses up.
final class Requests {
  private static final Pattern VARIABLE = Pattern.compile("\\{((?:new:|base64:)?[A-Za-z]+)}");
  private static final String JSON = "application/json";

  /// What a request carries.
  ///
  /// @param text of the body, with single quotes for double ones
  /// @param headers names and values by turns
  /// @param usesUp whether its last variable is gone when it has succeeded
  record Recipe(String text, List<String> headers, boolean usesUp) {
    /// The body with its variables filled in.
    String body(UnaryOperator<String> variables) {
      return fill(text.replace('\'', '"'), variables);
    }
  }

  private static final Recipe PLAIN = new Recipe("", List.of(), false);
  private static final Recipe USES_UP = new Recipe("", List.of(), true);
  private static final Map<String, Recipe> RECIPES = recipes();

  private Requests() {}

  static Recipe of(Route route) {
    var otherwise = route.method().equals("DELETE") ? USES_UP : PLAIN;
    return RECIPES.getOrDefault(route.toString(), otherwise);
  }

  /// Replaces the variables of a text.
  static String fill(String text, UnaryOperator<String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(variables.apply(found.group(1))));
  }

  private static Map<String, Recipe> recipes() {
    Map<String, Recipe> all = new HashMap<>();
    all.put("POST /api/v1/me/terms", json("{'version': 1}"));
    all.put("POST /api/v1/me/requests", json("{'kind': 'ACCESS'}"));
    all.put("DELETE /api/v1/me?confirm=delete", PLAIN);
    all.put("PATCH /api/v1/images/{image}", patch("{'title': 'Renamed'}"));
    all.put("POST /api/v1/images/{image}/retry", USES_UP);
    all.put("POST /api/v1/images/{image}/reprocess", USES_UP);
    all.put("POST /api/v1/images/{image}/links", json("{'days': 7}"));
    all.put(
        "POST /api/v1/uploads",
        tus(
            "Upload-Length",
            "100",
            "Upload-Metadata",
            "space {base64:space},folder {base64:folder}"));
    all.put("GET /api/v1/uploads", tus());
    all.put("HEAD /api/v1/uploads/{upload}", tus());
    all.put("DELETE /api/v1/uploads/{upload}", usesUp(tus()));
    all.put("PATCH /api/v1/uploads/{upload}", tus("Upload-Offset", "0", "Content-Type", Api.BYTES));
    spaces(all);
    people(all);
    members(all);
    site(all);
    return Map.copyOf(all);
  }

  private static void people(Map<String, Recipe> all) {
    var people = "POST /api/v1/admin/people/";
    var who = "'issuer': 'https://elsewhere.example', 'sub': 'person {number}'";
    var why = who + ", 'cause': 'OTHER', 'reference': 'CASE-3'";
    all.put(people + "find", json("{" + who + "}"));
    all.put(people + "suspend", json("{" + why + "}"));
    all.put(people + "reinstate", json("{" + who + ", 'reference': 'CASE-3'}"));
    all.put(people + "erase", json("{" + why + ", 'digest': '00'}"));
  }

  private static void spaces(Map<String, Recipe> all) {
    all.put("POST /api/v1/spaces", json("{'kind': 'TEAM', 'name': 'Made in passing'}"));
    all.put("PATCH /api/v1/spaces/{space}", patch("{'description': 'Described'}"));
    all.put("POST /api/v1/spaces/{space}/folders", json("{'name': 'Folder {number}'}"));
    all.put("PATCH /api/v1/spaces/{space}/folders/{folder}", patch("{'name': 'Renamed {folder}'}"));
    all.put("PUT /api/v1/spaces/{space}/links/{experiment}", json("{'grants': 'VIEWER'}"));
    all.put(
        "POST /api/v1/images/moves",
        json("{'images': ['{image}'], 'space': '{space}', 'folder': '{folder}'}"));
  }

  private static void members(Map<String, Recipe> all) {
    var space = "/api/v1/spaces/{space}";
    all.put("PATCH " + space + "/members/{member}", patch("{'role': 'VIEWER'}"));
    all.put("POST " + space + "/teams", json("{'team': '{new:team}', 'role': 'VIEWER'}"));
    all.put("POST " + space + "/invitations", json("{'role': 'VIEWER', 'hours': 24}"));
    all.put("POST " + space + "/hand-over", json("{'successor': '{successor}'}"));
    all.put(
        "POST " + space + "/mappings",
        json("{'pattern': 'urn:geant:helmholtz.de:group:G{number}', 'role': 'VIEWER'}"));
  }

  private static void site(Map<String, Recipe> all) {
    var institution = "{'name': 'I', 'facilityCode': '{code}', 'scopes': ['i{number}.example']}";
    all.put("DELETE /api/v1/admin/institutions/{institution}/retirement", PLAIN);
    all.put("POST /api/v1/admin/institutions", json(institution));
    all.put("PUT /api/v1/admin/institutions/{institution}", json(institution));
    all.put(
        "POST /api/v1/admin/instruments", json("{'institution': '{institution}', 'title': 'M'}"));
    all.put("DELETE /api/v1/admin/instruments/{instrument}/token", PLAIN);
    all.put("DELETE /api/v1/admin/instruments/{instrument}/experiment", PLAIN);
    all.put(
        "PUT /api/v1/instruments/me/state",
        json("{'queuedFiles': 0, 'queuedBytes': 0, 'heldFiles': 0, 'bytesPerSecond': 0}"));
    all.put("PUT /api/v1/admin/policies/{kind}", json("{'text': '500 GB'}"));
    all.put("POST /api/v1/admin/policies/test", json("{'kind': 'UPLOAD', 'claims': {}}"));
    all.put(
        "POST /api/v1/admin/mappings",
        json("{'pattern': 'urn:geant:helmholtz.de:group:S{number}', 'siteRole': 'AUDITOR'}"));
    all.put(
        "POST /api/v1/admin/break-glass",
        json("{'space': '{new:space}', 'cause': 'FAULT', 'reference': 'CASE-2'}"));
    all.put(
        "POST /api/v1/admin/holds",
        json(
            "{'held': 'SPACE', 'target': '%s', 'cause': 'AUTHORITY', 'reference': 'CASE-3'}"
                .formatted("0".repeat(22))));
    all.put("POST /api/v1/admin/spaces/{space}/successor", usesUp(json("{}")));
    var request = "POST /api/v1/admin/requests/{request}";
    all.put(request + "/extension", usesUp(json("{'cause': 'COMPLEX'}")));
    all.put(request + "/answer", USES_UP);
    all.put(request + "/refusal", usesUp(json("{'cause': 'UNFOUNDED'}")));
  }

  private static Recipe usesUp(Recipe recipe) {
    return new Recipe(recipe.text(), recipe.headers(), true);
  }

  private static Recipe json(String body) {
    return new Recipe(body, List.of("Content-Type", JSON), false);
  }

  private static Recipe patch(String body) {
    return new Recipe(body, List.of("Content-Type", "application/merge-patch+json"), false);
  }

  private static Recipe tus(String... headers) {
    var all = new ArrayList<>(List.of("Tus-Resumable", Api.TUS));
    all.addAll(List.of(headers));
    return new Recipe("", List.copyOf(all), false);
  }
}
