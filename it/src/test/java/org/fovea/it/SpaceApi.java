package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes spaces and what belongs to them, on behalf of one person.
///
/// @param api with the person's credentials
record SpaceApi(Api api) {
  private static final String JSON = "application/json";

  /// Accepts the terms, which makes the account and the personal repository; returns the latter.
  String openAccount() {
    post("/api/v1/me/terms", "{'version': 1}");
    return Api.json(api.get("/api/v1/me")).getJsonObject("account").getString("personalRepository");
  }

  /// Makes a space and returns its identifier.
  String space(String kind, String name) {
    return made(post("/api/v1/spaces", "{'kind': '%s', 'name': '%s'}".formatted(kind, name)));
  }

  JsonObject get(String space) {
    return Api.json(api.get("/api/v1/spaces/" + space));
  }

  void change(String space, String json) {
    send("PATCH", "/api/v1/spaces/" + space, "application/merge-patch+json", json);
  }

  void archive(String space) {
    change(space, "{'archived': true}");
  }

  void enterStage(String experiment, String stage) {
    change(experiment, "{'stage': '%s'}".formatted(stage));
  }

  /// Makes a folder and returns its identifier.
  String folder(String space, String name) {
    return made(post("/api/v1/spaces/" + space + "/folders", "{'name': '%s'}".formatted(name)));
  }

  void deleteFolder(String space, String folder) {
    send("DELETE", "/api/v1/spaces/" + space + "/folders/" + folder, JSON, "");
  }

  /// Invites to a role; the answer has `id` and `token`.
  JsonObject invite(String space, String role) {
    return Api.json(
        post(
            "/api/v1/spaces/" + space + "/invitations",
            "{'role': '%s', 'hours': 24}".formatted(role)));
  }

  /// Invites to look at one folder; the answer has `id` and `token`.
  JsonObject inviteToFolder(String space, String folder) {
    return Api.json(
        post(
            "/api/v1/spaces/" + space + "/invitations",
            "{'role': 'VIEWER', 'folder': '%s', 'hours': 24}".formatted(folder)));
  }

  void revoke(String space, String invitation) {
    send("DELETE", "/api/v1/spaces/" + space + "/invitations/" + invitation, JSON, "");
  }

  void accept(String token) {
    post("/api/v1/invitations/" + token, "");
  }

  void remove(String space, String member) {
    send("DELETE", "/api/v1/spaces/" + space + "/members/" + member, JSON, "");
  }

  void leave(String space) {
    remove(space, "me");
  }

  void addTeam(String space, String team, String role) {
    post(
        "/api/v1/spaces/" + space + "/teams", "{'team': '%s', 'role': '%s'}".formatted(team, role));
  }

  void link(String project, String experiment, String grants) {
    send(
        "PUT",
        "/api/v1/spaces/" + project + "/links/" + experiment,
        JSON,
        "{'grants': '%s'}".formatted(grants));
  }

  void unlink(String project, String experiment) {
    send("DELETE", "/api/v1/spaces/" + project + "/links/" + experiment, JSON, "");
  }

  /// Lets an entitlement grant a role in the space; returns the mapping.
  String map(String space, String pattern, String role) {
    return made(
        post(
            "/api/v1/spaces/" + space + "/mappings",
            "{'pattern': '%s', 'role': '%s'}".formatted(pattern, role)));
  }

  void unmap(String space, String mapping) {
    send("DELETE", "/api/v1/spaces/" + space + "/mappings/" + mapping, JSON, "");
  }

  /// The membership that the person has in the space.
  String ownMembership(String space) {
    return get(space + "/members").getJsonArray("members").getValuesAs(JsonObject.class).stream()
        .filter(member -> member.getBoolean("self", false))
        .map(member -> member.getString("id"))
        .findAny()
        .orElseThrow();
  }

  /// The memberships of a space, by identifier.
  Set<String> memberships(String space) {
    return get(space + "/members").getJsonArray("members").getValuesAs(JsonObject.class).stream()
        .map(member -> member.getString("id"))
        .collect(Collectors.toSet());
  }

  /// Looks into a space; returns the identifier under which that can be ended.
  String breakGlass(String space) {
    return made(
        post(
            "/api/v1/admin/break-glass",
            "{'space': '%s', 'cause': 'REQUEST_OF_MEMBER', 'reference': 'CASE-1'}"
                .formatted(space)));
  }

  void endBreakGlass(String id) {
    send("DELETE", "/api/v1/admin/break-glass/" + id, JSON, "");
  }

  /// Begins an upload of that length into a place and returns its identifier.
  String beginUpload(String space, String folder, long lengthBytes) {
    var metadata = "filename " + Api.base64("matrix.png") + ",space " + Api.base64(space);
    var answer =
        api.send(
            "POST",
            "/api/v1/uploads",
            BodyPublishers.noBody(),
            "Tus-Resumable",
            Api.TUS,
            "Upload-Length",
            Long.toString(lengthBytes),
            "Upload-Metadata",
            folder.isEmpty() ? metadata : metadata + ",folder " + Api.base64(folder));
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
  }

  /// Uploads a picture into a place and returns its image.
  String upload(String space, String folder, byte[] picture) {
    var upload = beginUpload(space, folder, picture.length);
    var answer = api.patch(URI.create("/api/v1/uploads/" + upload), 0, picture);
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(204);
    return answer.headers().firstValue("Fovea-Image").orElseThrow();
  }

  /// Makes a link to an image, for a week; the answer has `id` and `token`.
  JsonObject imageLink(String image, boolean downloads) {
    return Api.json(
        post(
            "/api/v1/images/" + image + "/links",
            "{'days': 7, 'downloads': %s}".formatted(downloads)));
  }

  void revokeImageLink(String image, String link) {
    send("DELETE", "/api/v1/images/" + image + "/links/" + link, JSON, "");
  }

  void terminate(String upload) {
    var answer =
        api.send(
            "DELETE",
            "/api/v1/uploads/" + upload,
            BodyPublishers.noBody(),
            "Tus-Resumable",
            Api.TUS);
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(204);
  }

  void deleteImage(String image) {
    send("DELETE", "/api/v1/images/" + image, JSON, "");
  }

  HttpResponse<byte[]> post(String path, String body) {
    return send("POST", path, JSON, body);
  }

  /// Sends a body with single quotes for double ones, and wants to succeed.
  HttpResponse<byte[]> send(String method, String path, String type, String body) {
    var answer =
        api.send(
            method, path, BodyPublishers.ofString(body.replace('\'', '"')), "Content-Type", type);
    assertThat(answer.statusCode())
        .as("%s %s %s: %s", method, path, body, Api.text(answer))
        .isBetween(200, 299);
    return answer;
  }

  /// Identifier of the institution that owns a space.
  String ownerOf(String space) {
    return get(space).getJsonObject("ownership").getString("institution");
  }

  /// Makes an instrument of an institution; the answer has `id` and `token`.
  JsonObject makeInstrument(String institution) {
    return Api.json(
        post(
            "/api/v1/admin/instruments",
            "{'institution': '%s', 'title': 'Microscope'}".formatted(institution)));
  }

  /// Lets an instrument send into an experiment.
  void activate(String experiment, String instrument) {
    send("PUT", "/api/v1/spaces/" + experiment + "/instruments/" + instrument, JSON, "");
  }

  /// Lets it send there no more.
  void deactivate(String experiment, String instrument) {
    send("DELETE", "/api/v1/spaces/" + experiment + "/instruments/" + instrument, JSON, "");
  }

  /// Makes something and returns its identifier.
  String made(String path, String body) {
    return made(post(path, body));
  }

  /// What the answer says was made.
  private static String made(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(201);
    return Api.body(answer).getString("id");
  }
}
