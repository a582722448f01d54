package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `ETag`, `If-None-Match` and `If-Match`: nobody overwrites what they have not seen.
class PreconditionsIT {
  private static final SpaceApi ADA = new SpaceApi(Api.as("ada"));
  private static final SpaceApi EMMY = new SpaceApi(Api.as("emmy"));
  private static final String PATCH = "application/merge-patch+json";
  private static final String OTHER = "\"other\"";
  private static final int AT_ONCE = 8;

  private String space = "";
  private String folder = "";
  private String image = "";

  @BeforeAll
  static void openAccounts() {
    ADA.openAccount();
    EMMY.openAccount();
  }

  @BeforeEach
  void makeThings() {
    var team = ADA.space("TEAM", "Kiln");
    var uploaded = ADA.upload(team, "", Pictures.jpeg(60, 40));
    assertThat(ADA.api().settled(uploaded).getString("state")).isEqualTo("READY");
    space = "/api/v1/spaces/" + team;
    folder = space + "/folders/" + ADA.folder(team, "Left");
    image = "/api/v1/images/" + uploaded;
  }

  @Test
  void whoHasTheSameAlreadyIsToldSo() {
    for (var thing : List.of(space, folder, image)) {
      var first = ADA.api().get(thing);
      var tag = tag(first);
      assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
      assertThat(caching(first)).containsExactly("private, no-cache");

      for (var known : List.of(tag, "W/" + tag, OTHER + ", " + tag, "*")) {
        var same = ADA.api().get(thing, "If-None-Match", known);
        assertThat(same.statusCode()).as(thing + " " + known).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(tag(same)).isEqualTo(tag);
        assertThat(caching(same)).containsExactly("private, no-cache");
      }
      var other = ADA.api().get(thing, "If-None-Match", OTHER);
      assertThat(other.statusCode()).isEqualTo(200);
      assertThat(other.body()).isEqualTo(first.body());
    }
  }

  @Test
  void headTellsTheTagToo() {
    for (var thing : List.of(space, folder, image)) {
      var tag = tag(ADA.api().get(thing));
      assertThat(tag(head(thing))).isEqualTo(tag);
      assertThat(head(thing, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
  }

  @Test
  void whoWantsToReadWhatTheySawReadsNothingElse() {
    for (var thing : List.of(space, folder, image)) {
      var first = ADA.api().get(thing);
      var same = ADA.api().get(thing, "If-Match", tag(first));
      assertThat(same.statusCode()).isEqualTo(200);
      assertThat(same.body()).isEqualTo(first.body());
      assertFailed(ADA.api().get(thing, "If-Match", OTHER));
      assertFailed(ADA.api().get(thing, "If-Match", OTHER, "If-None-Match", tag(first)));
    }
  }

  @Test
  void aStrangerLearnsNothingByATag() {
    for (var thing : List.of(space, folder, image)) {
      var tag = tag(ADA.api().get(thing));
      for (var header : List.of("If-None-Match", "If-Match")) {
        for (var value : List.of(tag, "*", OTHER)) {
          assertThat(EMMY.api().get(thing, header, value).statusCode()).isEqualTo(404);
          var change = send(EMMY, "PATCH", thing, renaming(thing, "Mine"), header, value);
          assertThat(change.statusCode()).isEqualTo(404);
        }
      }
      var nobody = new SpaceApi(Api.asNobody());
      assertThat(rename(nobody, thing, "Mine", tag).statusCode()).isEqualTo(401);
      assertThat(tag(ADA.api().get(thing))).isEqualTo(tag);
    }
  }

  @Test
  void aChangeIsMadeOnlyToWhatWasSeen() {
    for (var thing : List.of(space, folder, image)) {
      var seen = tag(ADA.api().get(thing));
      var changed = rename(ADA, thing, "Second", seen);
      assertThat(changed.statusCode()).as(Api.text(changed)).isEqualTo(200);
      assertThat(name(thing)).isEqualTo("Second");
      assertThat(tag(changed)).isEqualTo(tag(ADA.api().get(thing))).isNotEqualTo(seen);
      assertThat(caching(changed)).containsExactly("no-store");
      var told = ADA.api().get(space + "/activity").body();

      assertFailed(rename(ADA, thing, "Third", seen));
      assertFailed(rename(ADA, thing, "Third", "W/" + tag(changed)));
      assertFailed(rename(ADA, thing, "Third", ""));
      assertFailed(send(ADA, "PATCH", thing, renaming(thing, "Third"), "If-None-Match", "*"));
      assertThat(name(thing)).isEqualTo("Second");
      assertThat(ADA.api().get(space + "/activity").body()).isEqualTo(told);

      assertThat(rename(ADA, thing, "Third", "*").statusCode()).isEqualTo(200);
      assertThat(send(ADA, "PATCH", thing, renaming(thing, "Fourth")).statusCode()).isEqualTo(200);
      assertThat(name(thing)).isEqualTo("Fourth");
    }
  }

  /// Also where it changes what the caller may do, of which something is remembered for a moment.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'description': 'Fired in May'}",
        "{'viewersDownload': true}",
        "{'archived': true}",
        "{'name': 'Other', 'archived': true}"
      })
  void theTagOfASettingThatWasChangedIsTheNewOne(String patch) {
    var seen = tag(ADA.api().get(space));
    var changed = send(ADA, "PATCH", space, patch, "If-Match", seen);
    assertThat(changed.statusCode()).as(Api.text(changed)).isEqualTo(200);
    assertThat(tag(changed)).isEqualTo(tag(ADA.api().get(space))).isNotEqualTo(seen);
    assertFailed(send(ADA, "PATCH", space, "{'archived': false}", "If-Match", seen));
    assertThat(tag(ADA.api().get(space))).isEqualTo(tag(changed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE"})
  void ofManyWhoSawTheSameOneChangesIt(String method) throws Exception {
    var things = method.equals("PATCH") ? List.of(space, folder, image) : List.of(folder, image);
    for (var thing : things) {
      int done = method.equals("PATCH") ? 200 : 204;
      int late = method.equals("PATCH") ? 412 : 404; // it is gone
      assertThat(atOnce(method, thing, "If-Match", tag(ADA.api().get(thing))))
          .as(thing)
          .containsOnlyOnce(done)
          .containsOnly(done, late);
    }
  }

  @Test
  void ofManyWhoDeleteTheSameOneDoes() throws Exception {
    for (var thing : List.of(folder, image)) {
      assertThat(atOnce("DELETE", thing)).as(thing).containsOnlyOnce(204).containsOnly(204, 404);
    }
  }

  /// The statuses of the same change, sent several times at once.
  private static List<Integer> atOnce(String method, String thing, String... headers)
      throws Exception {
    List<Callable<Integer>> changes = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      var patch = renaming(thing, "Number " + i);
      changes.add(() -> send(ADA, method, thing, patch, headers).statusCode());
    }
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(changes)) {
        statuses.add(answer.get());
      }
    }
    return statuses;
  }

  @Test
  void whatWasChangedSinceIsNotDeleted() {
    for (var thing : List.of(folder, image)) {
      var seen = tag(ADA.api().get(thing));
      assertThat(send(ADA, "PATCH", thing, renaming(thing, "Other")).statusCode()).isEqualTo(200);

      assertFailed(send(ADA, "DELETE", thing, "", "If-Match", seen));
      var now = tag(ADA.api().get(thing));
      assertThat(send(ADA, "DELETE", thing, "", "If-Match", now).statusCode()).isEqualTo(204);
      assertThat(ADA.api().get(thing).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aMoveIsAChangeOfTheImageAndOfTheFolder() {
    var image = tag(ADA.api().get(this.image));
    var folder = tag(ADA.api().get(this.folder));
    ADA.post(
        "/api/v1/images/moves",
        "{'images': ['%s'], 'space': '%s', 'folder': '%s'}"
            .formatted(id(this.image), id(space), id(this.folder)));

    assertFailed(rename(ADA, this.image, "Other", image));
    assertFailed(send(ADA, "DELETE", this.folder, "", "If-Match", folder));
  }

  @Test
  void whatFailedIsTriedAgainIfItWasSeen() {
    var text = "no picture".getBytes(StandardCharsets.UTF_8);
    var failed = "/api/v1/images/" + ADA.upload(id(space), "", text);
    assertThat(ADA.api().settled(id(failed)).getString("state")).isEqualTo("FAILED");
    var seen = tag(ADA.api().get(failed));

    assertFailed(send(ADA, "POST", failed + "/retry", "", "If-Match", OTHER));
    assertThat(tag(ADA.api().get(failed))).isEqualTo(seen);
    var retried = send(ADA, "POST", failed + "/retry", "", "If-Match", seen);
    assertThat(retried.statusCode()).as(Api.text(retried)).isEqualTo(202);
    ADA.api().settled(id(failed));
  }

  @Test
  void whatIsRefusedOtherwiseIsRefusedAlike() {
    EMMY.accept(ADA.invite(id(space), "VIEWER").getString("token"));
    for (var thing : List.of(space, folder, image)) {
      var shown = tag(EMMY.api().get(thing));
      for (var tag : List.of(shown, OTHER, "*")) {
        assertThat(rename(EMMY, thing, "Mine", tag).statusCode()).isEqualTo(403);
        assertThat(send(ADA, "PATCH", thing, "{'", "If-Match", tag).statusCode()).isEqualTo(400);
      }
    }
    ADA.archive(id(space));
    assertThat(rename(ADA, folder, "Other", OTHER).statusCode()).isEqualTo(409);
  }

  /// Else somebody could tell by another's tag what the other is shown.
  @Test
  void theTagIsOfWhatThisCallerIsShown() {
    EMMY.accept(ADA.invite(id(space), "VIEWER").getString("token"));

    var adas = tag(ADA.api().get(space));
    var emmys = EMMY.api().get(space, "If-None-Match", adas);
    assertThat(emmys.statusCode()).isEqualTo(200);
    assertThat(tag(emmys)).isNotEqualTo(adas);
    assertThat(Api.body(emmys).getString("role")).isEqualTo("VIEWER");
  }

  private static void assertFailed(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(412);
    assertThat(Api.body(answer).getString("type")).endsWith(":precondition-failed");
    assertThat(caching(answer)).containsExactly("no-store");
  }

  private static HttpResponse<byte[]> head(String thing, String... headers) {
    return ADA.api().send("HEAD", thing, BodyPublishers.noBody(), headers);
  }

  private static HttpResponse<byte[]> rename(
      SpaceApi person, String thing, String name, String ifMatch) {
    return send(person, "PATCH", thing, renaming(thing, name), "If-Match", ifMatch);
  }

  private static String renaming(String thing, String name) {
    return "{'%s': '%s'}".formatted(nameOf(thing), name);
  }

  private static String name(String thing) {
    return Api.json(ADA.api().get(thing)).getString(nameOf(thing));
  }

  private static String nameOf(String thing) {
    return thing.startsWith("/api/v1/images/") ? "title" : "name";
  }

  private static HttpResponse<byte[]> send(
      SpaceApi person, String method, String thing, String patch, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", PATCH));
    all.addAll(List.of(headers));
    var body = BodyPublishers.ofString(patch.replace('\'', '"'));
    return person.api().send(method, thing, body, all.toArray(String[]::new));
  }

  private static String id(String thing) {
    return thing.replaceFirst(".*/", "");
  }

  private static String tag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElse("");
  }

  private static List<String> caching(HttpResponse<byte[]> answer) {
    return answer.headers().allValues("Cache-Control");
  }
}
