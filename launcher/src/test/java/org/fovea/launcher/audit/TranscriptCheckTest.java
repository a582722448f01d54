package org.fovea.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.AuditRow;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.fovea.model.audit.TranscriptDigest;
import org.fovea.model.audit.TranscriptFormat;
import org.fovea.model.audit.TranscriptProof;
import org.fovea.model.audit.TranscriptScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TranscriptCheckTest {
  private static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-22T04:31:05.123456Z");
  private static final TranscriptScope SCOPE =
      new TranscriptScope("Space00000000000000000", NOW.minusSeconds(60), NOW);

  private final List<AuditRow> log = new ArrayList<>();
  @TempDir Path folder;

  @BeforeEach
  void record() {
    for (int i = 1; i <= 5; i++) {
      log.add(row(i, SCOPE.spaceId(), log.isEmpty() ? AuditChain.GENESIS : log.getLast().hash()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTranscriptAsTheServerWroteItIsRight(TranscriptFormat format) throws Exception {
    assertThat(check(write(format, log))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEntryThatStandsOtherwiseInTheLogIsFound(TranscriptFormat format) throws Exception {
    var text = write(format, log);
    log.set(2, row(3, SCOPE.spaceId(), "ab".repeat(32)));

    assertThat(check(text)).containsExactly("Entry 3 stands otherwise in the log.");
  }

  @ParameterizedTest
  @EnumSource
  void anEntryThatIsMissingInTheTranscriptIsFound(TranscriptFormat format) throws Exception {
    var without = new ArrayList<>(log);
    without.remove(1);

    assertThat(check(write(format, without)))
        .containsExactly("Entry 2 of the log is missing in the transcript.");
  }

  @ParameterizedTest
  @EnumSource
  void anEntryThatTheLogDoesNotHaveIsFound(TranscriptFormat format) throws Exception {
    var text = write(format, log);
    log.remove(1);

    assertThat(check(text)).containsExactly("Entry 2 does not stand in the log.");
  }

  @ParameterizedTest
  @EnumSource
  void anEntryOfAnotherSpaceIsFound(TranscriptFormat format) throws Exception {
    var foreign = new ArrayList<>(log);
    foreign.set(4, row(5, "Space00000000000000001", log.get(3).hash()));
    var text = write(format, foreign);
    log.set(4, foreign.get(4));

    assertThat(check(text)).containsExactly("Entry 5 is not one of this space and period.");
  }

  @ParameterizedTest
  @EnumSource
  void aHeadThatTheLogDoesNotHaveIsFound(TranscriptFormat format) throws Exception {
    var text = write(format, log);
    log.removeLast();

    assertThat(check(text))
        .containsExactly(
            "Entry 5, with which the log ended at the export, does not stand so in the log.",
            "Entry 5 does not stand in the log.");
  }

  @ParameterizedTest
  @EnumSource
  void aChangedEntryIsFound(TranscriptFormat format) throws Exception {
    var text = write(format, log).replaceFirst("ImageUploaded", "ImageDeleted");

    assertThat(check(text))
        .contains("Entry 1 was changed: its fields do not yield its hash.")
        .contains("Entry 1 stands otherwise in the log.");
  }

  @ParameterizedTest(name = "{0}: {2} in place of {1}")
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "JSON, |{\"format\":|, |{\"note\":\"x\",\"format\":|",
        "JSON, |{\"format\":\"fovea-transcript-1\"|, |{\"format\":\"fovea-transcript-2\"|",
        "JSON, |\"space\":\"Space00000000000000000\",\"from|, |\"space\":\"Space00000000000000001\",\"from|",
        "JSON, |\"until\":\"2026|, |\"until\":\"2027|",
        "JSON, |\"event\":|, |\"event\":\"ImageDeleted\",\"event\":|",
        "JSON, |\"event\":|, |\"note\":\"x\",\"event\":|",
        "JSON, |\"proof\":|, |\"note\":\"x\",\"proof\":|",
        "JSON, |\"exportedAt\":|, |\"note\":\"x\",\"exportedAt\":|",
        "JSON, |}}|, |}} approved|",
        "JSON, |}}|, |},\"note\":\"x\"}|",
        "JSON, |,|, |, |",
        "CSV, |proof,,,format|, |proof,1,today,format|",
        "CSV, |proof,,,format,,|, |proof,,,format,ada,|",
        "CSV, |proof,,,format|, |proof,,,note,,,x,,\\r\\nproof,,,format|",
        "CSV, |proof,,,signature|, |proof,,,note,,,x,,\\r\\nproof,,,signature|",
        "CSV, |entry,1|, |entry,01|",
        "CSV, |entry,1|, |\"entry\",1|",
        "CSV, |\\r\\n|, |\\n|"
      })
  void whatElseAPersonCouldReadInTheFileIsFound(TranscriptFormat format, String right, String put)
      throws Exception {
    var text = write(format, log);
    var changed = replaceFirst(text, right.translateEscapes(), put.translateEscapes());

    assertThat(changed).isNotEqualTo(text);
    assertThat(check(changed))
        .containsExactly(
            "The file holds something else than what was signed, or was written anew.");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoTextIsAFinding(TranscriptFormat format) throws Exception {
    var bytes = write(format, log).getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length / 2] = (byte) 0xff;

    assertThat(check(bytes)).singleElement().asString().startsWith("It is damaged: ");
  }

  private List<String> check(String text) throws IOException, SQLException {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> check(byte[] text) throws IOException, SQLException {
    var file = folder.resolve("transcript");
    Files.write(file, text);
    return new TranscriptCheck(new Log(), KEY).run(file).findings();
  }

  private String write(TranscriptFormat format, List<AuditRow> rows) throws IOException {
    var text = new StringWriter();
    var writer = format.open(text, SCOPE);
    var sum = new TranscriptDigest();
    for (var row : rows) {
      writer.entry(row);
      sum.add(row);
    }
    var end = new LogEnd(rows.getLast().sequence(), rows.getLast().hash());
    writer.end(TranscriptProof.sign(SCOPE, sum, SignedHead.sign(end, NOW, KEY), NOW, KEY));
    return text.toString();
  }

  private static String replaceFirst(String text, String right, String put) {
    int at = text.indexOf(right);
    return at < 0 ? text : text.substring(0, at) + put + text.substring(at + right.length());
  }

  private static AuditRow row(long sequence, String space, String previous) {
    var facts =
        new AuditFacts(
            sequence,
            NOW.minusSeconds(60 - sequence),
            "ImageUploaded",
            null,
            space,
            "{\"a\":\"ü,\"}");
    return new AuditRow(facts, previous, AuditChain.hash(facts, previous));
  }

  /// The log in memory.
  private final class Log implements LoggedEntries {
    @Override
    public void read(
        String space, Instant from, Instant until, long last, Consumer<AuditRow> reader) {
      var scope = new TranscriptScope(space, from, until);
      log.stream()
          .filter(row -> scope.holds(row.facts()) && row.sequence() <= last)
          .forEach(reader);
    }

    @Override
    public String hashOf(long sequence) {
      return log.stream()
          .filter(row -> row.sequence() == sequence)
          .map(AuditRow::hash)
          .findFirst()
          .orElse("");
    }
  }
}
