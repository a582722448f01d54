package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/// Every request of `tus.table` and its answer, twice: to a server that has made the uploads
/// itself, and to one that was killed after they were made (RELIABILITY: tus 1.0 protocol, S-10).
@Order(Integer.MAX_VALUE - 2)
class TusTableIT {
  private static final List<TusTable.Case> CASES = TusTable.read();
  private static final String IMAGE = "[0-9A-Za-z]{22}";

  private final Map<String, TusUploads> uploads = new HashMap<>();

  /// Runs one after the other, as the stream is read: the server is killed in between.
  @TestFactory
  Stream<DynamicNode> tus() {
    giveUpOpen();
    return Stream.of(
            tests("before a restart"),
            List.of(
                dynamicTest(
                    "the server is killed",
                    () -> {
                      giveUpOpen();
                      makeAll();
                      Fovea.killServer();
                      Fovea.run("up", "--detach").succeeded();
                    })),
            tests("after a restart"),
            List.of(dynamicTest("what is unfinished is given up", this::giveUpOpen)))
        .map(tests -> dynamicContainer(tests.getFirst().getDisplayName(), tests));
  }

  private List<DynamicTest> tests(String when) {
    List<DynamicTest> tests = new ArrayList<>();
    for (var each : CASES) {
      tests.add(dynamicTest(each.name() + ", " + when, () -> check(each)));
    }
    return tests;
  }

  private void makeAll() {
    CASES.forEach(each -> each.texts().forEach(text -> fill(each, text)));
  }

  private String fill(TusTable.Case asked, String text) {
    return uploads.computeIfAbsent(asked.person(), TusUploads::new).fill(asked.name(), text);
  }

  private void check(TusTable.Case asked) {
    var target = fill(asked, asked.target());
    var sender = Api.as(asked.person());
    var answer = send(sender, asked, target);

    assertThat(answer.statusCode()).as(Api.text(answer)).isIn(asked.statuses());
    assertThat(answer.headers().firstValue("Tus-Resumable")).hasValue("1.0.0");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    asked.answered().forEach((name, value) -> assertHeader(answer, name, value));
    asked
        .offsetAfter()
        .ifPresent(offset -> assertThat(sender.offset(URI.create(target))).isEqualTo(offset));
    answer
        .headers()
        .firstValue("Location")
        .ifPresent(location -> giveUp(sender, URI.create(location).getPath()));
  }

  private HttpResponse<byte[]> send(Api sender, TusTable.Case asked, String target) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Tus-Resumable", "1.0.0");
    if (asked.method().equals("PATCH")) {
      headers.put("Content-Type", Api.BYTES);
    }
    headers.putAll(asked.sent());
    headers.values().removeIf(String::isEmpty);
    var body =
        asked
            .body()
            .map(text -> BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8)))
            .orElseGet(BodyPublishers::noBody);
    var list =
        headers.entrySet().stream()
            .flatMap(each -> Stream.of(each.getKey(), fill(asked, each.getValue())))
            .toArray(String[]::new);
    return sender.send(asked.method(), target, body, list);
  }

  private static void assertHeader(HttpResponse<byte[]> answer, String name, String wanted) {
    var found = answer.headers().firstValue(name);
    switch (wanted) {
      case "" -> assertThat(found).as(name).isEmpty();
      case "{date}" -> assertThat(found).as(name).hasValueSatisfying(TusTableIT::assertADayFromNow);
      case "{image}" -> assertThat(found.orElse("")).as(name).matches(IMAGE);
      default -> {
        if (wanted.startsWith("/")) {
          assertThat(found.orElse("")).as(name).matches(wanted.substring(1, wanted.length() - 1));
        } else {
          assertThat(found).as(name).hasValue(wanted);
        }
      }
    }
  }

  /// RFC 9110, section 5.6.7: the day has two digits.
  private static void assertADayFromNow(String date) {
    assertThat(date).matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
    var expires = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
    var tomorrow = ZonedDateTime.now(ZoneOffset.UTC).plus(Duration.ofDays(1));
    assertThat(Math.abs(ChronoUnit.MINUTES.between(expires, tomorrow))).isLessThan(15);
  }

  private static void giveUp(Api owner, String path) {
    owner.send("DELETE", path, BodyPublishers.noBody(), "Tus-Resumable", Api.TUS);
  }

  /// What is unfinished, and what other tests have left, would count.
  private void giveUpOpen() {
    uploads.clear();
    CASES.stream()
        .map(TusTable.Case::person)
        .distinct()
        .map(Api::as)
        .forEach(TusTableIT::giveUpAll);
  }

  private static void giveUpAll(Api owner) {
    Api.json(owner.get("/api/v1/uploads"))
        .getJsonArray("uploads")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(upload -> upload.getString("state").equals("OPEN"))
        .forEach(upload -> giveUp(owner, "/api/v1/uploads/" + upload.getString("id")));
  }
}
