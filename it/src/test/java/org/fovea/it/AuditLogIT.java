package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.launcher.audit.LogTables;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.SignedHead;
import org.fovea.model.space.SpaceId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log as it stands in the database and as people see it: chained from the first entry, signed
/// at its end, and it knows nobody's name.
class AuditLogIT {
  private record Entry(AuditFacts facts, String previous, String hash) {}

  @BeforeAll
  static void act() {
    var ada = Api.as("ada");
    ada.settled(ada.upload("audited.png", Pictures.png(20, 20)));
  }

  @Test
  void everyEntryFollowsTheOneBefore() throws SQLException {
    var expected = AuditChain.GENESIS;
    long sequence = 0;
    for (var entry : entries()) {
      assertThat(entry.facts().sequence()).isEqualTo(++sequence);
      assertThat(entry.previous()).isEqualTo(expected);
      assertThat(entry.hash()).isEqualTo(AuditChain.hash(entry.facts(), expected));
      expected = entry.hash();
    }
    assertThat(head()).isEqualTo(expected);
  }

  @Test
  void tellsOfAccountsAndImages() throws SQLException {
    assertThat(entries())
        .extracting(entry -> entry.facts().event())
        .contains("AccountOpened", "PersonalRepositoryOpened", "TermsAccepted", "ImageUploaded");
  }

  @Test
  void holdsDigestsInsteadOfSubs() throws SQLException {
    for (var entry : entries()) {
      // what the system does by itself has no actor
      assertThat(String.valueOf(entry.facts().actor())).matches("[0-9a-f]{64}|null");
      assertThat(entry.facts().details()).doesNotContain("6f0c9a3e", "audited.png");
    }
  }

  @Test
  void verifyFindsNothingAndSaysSo() {
    assertThat(Fovea.run("audit", "verify").succeeded().output())
        .contains("Nothing was changed, removed, swapped, inserted or cut.");
  }

  @Test
  void theEndIsSignedOutsideTheDatabaseWithTheKeyThatLiesBeside() throws Exception {
    var folder = Fovea.HOME.resolve("audit");
    var key = Files.readString(folder.resolve("public-key.pem")).replaceAll("-----.*-----|\\s", "");
    var head =
        Eventually.get(
            Duration.ofSeconds(10),
            () -> signedHead(folder),
            found -> found.end().sequence() >= newest());

    assertThat(head.isSignedBy(key)).isTrue();
    assertThat(Files.getPosixFilePermissions(folder.resolve("head.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void participantsSeeWhatHappenedButNoDigest() {
    var ada = Api.as("ada");
    var answer = ada.get("/api/v1/spaces/" + repository(ada) + "/activity");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Api.text(answer))
        .contains("\"event\":\"ImageUploaded\"")
        .containsPattern("\"label\":\"[0-9A-HJKMNP-TV-Z]{6}\"")
        .doesNotContainPattern("[0-9a-f]{64}");
  }

  @Test
  void strangersLearnNothingOfASpace() {
    var repository = repository(Api.as("ada"));
    var emmy = Api.as("emmy");
    for (var what : List.of("activity", "role-log", "transcript?from=2026-01-01&to=2026-01-02")) {
      var strange = emmy.get("/api/v1/spaces/" + repository + "/" + what);
      var absent = emmy.get("/api/v1/spaces/" + SpaceId.random() + "/" + what);

      assertThat(strange.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(404);
      assertThat(Api.text(strange)).isEqualTo(Api.text(absent));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void aTranscriptIsVerifiedAndAChangedOneIsNot(String format, @TempDir Path folder)
      throws IOException {
    var ada = Api.as("ada");
    var today = LocalDate.now(ZoneOffset.UTC);
    var answer =
        ada.get(
            "/api/v1/spaces/%s/transcript?from=%s&to=%s&format=%s"
                .formatted(repository(ada), today.minusDays(1), today.plusDays(1), format));
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"transcript-")
        .endsWith("." + format + "\"");
    var file = folder.resolve("transcript." + format);
    Files.write(file, answer.body());
    assertThat(Fovea.run("audit", "verify", "--transcript", file.toString()).succeeded().output())
        .contains("all of it stands so in the log");

    Files.writeString(file, Api.text(answer).replaceFirst("ImageUploaded", "ImageDeleted"));
    var outcome = Fovea.run("audit", "verify", "--transcript", file.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("was changed: its fields do not yield its hash");
  }

  @Test
  void onlyATranscriptThatWasTakenIsRecorded() {
    var ada = Api.as("ada");
    var space = "/api/v1/spaces/" + repository(ada);
    var path = space + "/transcript?from=2026-01-02&to=2026-01-03";
    long before = newest();
    assertThat(ada.send("HEAD", path, BodyPublishers.noBody()).statusCode()).isEqualTo(405);
    assertThat(Api.asNobody().get(path, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(newest()).isEqualTo(before);

    assertThat(ada.get(path).statusCode()).isEqualTo(200);
    assertThat(Api.text(ada.get(space + "/activity")))
        .contains("\"from\":\"2026-01-02\"", "\"until\":\"2026-01-03\"");
  }

  @Test
  void whatCannotBeCheckedIsNeitherRightNorWrong() {
    assertThat(Fovea.run(Map.of("FOVEA_DB_PORT", "1"), "audit", "verify").exitCode()).isEqualTo(2);
    assertThat(Fovea.run("audit", "verify", "--transcript", "/no/such/file").exitCode())
        .isEqualTo(2);
  }

  private static String repository(Api person) {
    return Api.json(person.get("/api/v1/me"))
        .getJsonObject("account")
        .getString("personalRepository");
  }

  private static SignedHead signedHead(Path folder) {
    try {
      return SignedHead.parse(Files.readString(folder.resolve("head.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long newest() {
    try (var app = Fovea.database("app")) {
      return new LogTables(app).newest();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Entry> entries() throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (var connection = Fovea.database("app");
        var run = connection.createStatement();
        var rows = run.executeQuery("select * from fovea_audit.audit_entry order by sequence")) {
      while (rows.next()) {
        entries.add(
            new Entry(facts(rows), rows.getString("previous_hash"), rows.getString("hash")));
      }
    }
    assertThat(entries).isNotEmpty();
    return entries;
  }

  private static AuditFacts facts(ResultSet row) throws SQLException {
    return new AuditFacts(
        row.getLong("sequence"),
        row.getObject("recorded_at", java.time.LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("event"),
        row.getString("actor"),
        row.getString("space_id"),
        row.getString("details"));
  }

  private static String head() throws SQLException {
    try (var connection = Fovea.database("app");
        var run = connection.createStatement();
        var rows = run.executeQuery("select hash from fovea.audit_head")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
