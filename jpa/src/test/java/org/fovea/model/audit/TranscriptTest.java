package org.fovea.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {
  private static final TranscriptScope SCOPE =
      new TranscriptScope(
          "Space00000000000000000",
          Instant.parse("2026-11-01T00:00:00Z"),
          Instant.parse("2026-12-01T00:00:00Z"));
  private static final Instant NOW = Instant.parse("2026-12-02T04:31:05.123456789Z");
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
  private final List<AuditRow> rows = SomeLog.of(7, random).rows;

  private record Read(List<AuditRow> rows, TranscriptProof proof) {}

  @ParameterizedTest
  @EnumSource
  void comesBackAsItWasWritten(TranscriptFormat format) throws IOException {
    var read = read(write(format));

    assertThat(read.rows()).isEqualTo(rows);
    assertThat(read.proof().scope()).isEqualTo(SCOPE);
    assertThat(read.proof().entries()).isEqualTo(7);
    assertThat(read.proof().digest()).isEqualTo(digest(rows));
    assertThat(read.proof().isSignedBy(SomeLog.KEY.publicKey())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnEntryItIsSignedToo(TranscriptFormat format) throws IOException {
    rows.clear();
    var read = read(write(format));

    assertThat(read.rows()).isEmpty();
    assertThat(read.proof().isSignedBy(SomeLog.KEY.publicKey())).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1} in place of {2}")
  @CsvSource({
    "CSV, Space00000000000000001, Space00000000000000000",
    "JSON, Space00000000000000001, Space00000000000000000",
    "CSV, 2026-11-02T00:00:00.000000Z, 2026-11-01T00:00:00.000000Z",
    "JSON, 2026-12-03T00:00:00.000000Z, 2026-12-01T00:00:00.000000Z",
    "JSON, 2026-12-02T04:31:06.123456Z, 2026-12-02T04:31:05.123456Z"
  })
  void theProofCoversWhatItSays(TranscriptFormat format, String forged, String right)
      throws IOException {
    var text = write(format);

    assertThat(text).contains(right);
    assertThat(read(text.replace(right, forged)).proof().isSignedBy(SomeLog.KEY.publicKey()))
        .isFalse();
  }

  @Test
  void theKeyInTheFileIsNotTrusted() throws IOException {
    byte[] seed = new byte[32];
    seed[0] = 1;

    assertThat(read(write(TranscriptFormat.CSV)).proof().isSignedBy(AuditKey.of(seed).publicKey()))
        .isFalse();
  }

  @Test
  void theTableIsOneThatEveryReaderOfCsvTakes() throws IOException {
    var lines = write(TranscriptFormat.CSV).split("\r\n", -1);

    assertThat(lines[0])
        .isEqualTo("kind,sequence,recordedAt,event,actor,space,details,previousHash,hash");
    assertThat(lines).hasSize(1 + 7 + 13 + 1).endsWith("");
    assertThat(List.of(lines).subList(0, lines.length - 1))
        .allMatch(line -> CsvTranscriptReader.split(line).size() == 9)
        .noneMatch(line -> line.contains("\n"));
  }

  @ParameterizedTest(name = "{0} is written as {1}")
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "plain, plain",
        "|a,b|, |\"a,b\"|",
        "|say \"a\"|, |\"say \"\"a\"\"\"|",
        "=1+1, '=1+1",
        "+49, '+49",
        "-1, '-1",
        "@x, '@x",
        "|=a,b|, |\"'=a,b\"|",
        "||, ||"
      })
  void noFieldRunsAsAFormula(String field, String written) {
    assertThat(CsvTranscriptWriter.field(field)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"entries\":{}}",
        "{\"entries\":[{}]}",
        "{\"entries\":[]}",
        "{\"entries\":[],\"proof\":{\"format\":\"fovea-transcript-1\"}}",
        "{\"entries\":[],\"proof\":{\"format\":1}}",
        "a,b,c",
        "kind,sequence,recordedAt,event,actor,space,details,previousHash,hash",
        "kind,sequence,recordedAt,event,actor,space,details,previousHash,hash\nentry,1",
        "kind,sequence,recordedAt,event,actor,space,details,previousHash,hash\n\"entry",
        "kind,sequence,recordedAt,event,actor,space,details,previousHash,hash\nentry,x,,,,,,,",
        "kind,sequence,recordedAt,event,actor,space,details,previousHash,hash\nnote,,,,,,,,"
      })
  void whatIsNoTranscriptIsRefusedInWords(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":DEEP,\"entries\":[]}",
        "{\"x\":1e99999999999,\"entries\":[{\"sequence\":1e99999999999}]}",
        "{\"entries\":[{\"sequence\":1e99999999999,\"recordedAt\":\"\"}]}",
        "{\"entries\":[{\"sequence\":LONG,\"recordedAt\":\"\"}]}",
        "{\"entries\":[{\"sequence\":DEEP}]}",
        "{\"entries\":[],\"proof\":{\"format\":DEEP}}",
        "{\"entries\":[],\"proof\":DEEP}"
      })
  void whatTheParserCannotTakeIsRefusedInWordsToo(String pattern) {
    var deep = "[".repeat(100_000) + "]".repeat(100_000);
    var text = pattern.replace("DEEP", deep).replace("LONG", "7".repeat(5000));

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .endsWith(".");
  }

  private String write(TranscriptFormat format) throws IOException {
    var text = new StringWriter();
    var writer = format.open(text, SCOPE);
    var sum = new TranscriptDigest();
    for (var row : rows) {
      writer.entry(row);
      sum.add(row);
    }
    var head = SignedHead.sign(new LogEnd(99, "ab".repeat(32)), NOW, SomeLog.KEY);
    writer.end(TranscriptProof.sign(SCOPE, sum, head, NOW, SomeLog.KEY));
    return text.toString();
  }

  private static Read read(String text) throws IOException {
    var reader = TranscriptReader.open(new StringReader(text));
    List<AuditRow> read = new ArrayList<>();
    for (var row = reader.next(); row.isPresent(); row = reader.next()) {
      read.add(row.get());
    }
    return new Read(read, reader.proof());
  }

  private static String digest(List<AuditRow> rows) {
    var digest = new TranscriptDigest();
    rows.forEach(digest::add);
    return digest.finish();
  }
}
