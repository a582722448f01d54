package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The log of the whole site as programs of auditors read it.
class SiteLogIT {
  private static final String LOG = "/api/v1/admin/audit";

  private static String repository;
  private static String image;

  private final Api vera = Api.as("vera"); // auditor

  @BeforeAll
  static void act() {
    var ada = Api.as("ada");
    repository =
        Api.json(ada.get("/api/v1/me")).getJsonObject("account").getString("personalRepository");
    image = ada.upload("a secret sample.png", Pictures.png(20, 20));
    ada.settled(image);
  }

  @Test
  void anEntryTellsIdentifiersAndDigestsAndNoName() {
    var entries = entries("?kind=IMAGE&limit=200");
    var uploaded =
        entries.stream()
            .filter(entry -> entry.getString("event").equals("ImageUploaded"))
            .filter(entry -> entry.getJsonObject("details").toString().contains(image))
            .toList();

    assertThat(uploaded).hasSize(1);
    assertThat(uploaded.getFirst().getString("space")).isEqualTo(repository);
    assertThat(uploaded.getFirst().getString("actor")).matches("[0-9a-f]{64}");
    assertThat(entries.toString()).doesNotContain("secret sample");
  }

  @Test
  void pagesJoinWithoutGapAndWithoutTwice() {
    long newest = sequences(Api.json(vera.get(LOG + "?limit=1"))).findFirst().orElseThrow();
    var begin = "&before=" + (newest + 1); // others may add entries meanwhile
    var first = Api.json(vera.get(LOG + "?limit=2" + begin));
    var second = Api.json(vera.get(LOG + "?limit=2&before=" + first.getJsonNumber("next")));

    assertThat(LongStream.concat(sequences(first), sequences(second)))
        .containsExactly(newest, newest - 1, newest - 2, newest - 3);
  }

  @Test
  void daysAreIncludedFromTheFirstToTheLast() {
    var today = LocalDate.now(ZoneOffset.UTC);

    assertThat(entries("?from=%s&to=%s".formatted(today.minusDays(1), today))).isNotEmpty();
    assertThat(entries("?from=" + today.plusDays(2))).isEmpty();
    assertThat(entries("?to=1970-01-02")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit",
    "?limit=201, limit",
    "?limit=many, parameter-wrong",
    "?before=x, parameter-wrong",
    "?kind=IMAGES, parameter-wrong",
    "?from=2026-02-30, parameter-wrong",
    "?from=2026-11-02&to=2026-11-01, period"
  })
  void whatMakesNoSenseIsRefusedByName(String query, String code) {
    var answer = vera.get(LOG + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Api.body(answer).getString("type")).endsWith(code);
  }

  @Test
  void theStateTellsThatAllIsSigned() {
    var state =
        Eventually.get(
            Duration.ofSeconds(10),
            () -> Api.json(vera.get(LOG + "/state")),
            found -> found.getInt("unsigned") == 0);

    assertThat(state.getString("trouble")).isEqualTo("NONE");
    assertThat(state.getInt("signed")).isPositive().isEqualTo(state.getInt("newest"));
    assertThat(state.getString("signedAt")).startsWith("20");
  }

  private List<JsonObject> entries(String query) {
    return Api.json(vera.get(LOG + query)).getJsonArray("entries").getValuesAs(JsonObject.class);
  }

  private static LongStream sequences(JsonObject page) {
    return page.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
        .mapToLong(entry -> entry.getJsonNumber("sequence").longValueExact());
  }
}
