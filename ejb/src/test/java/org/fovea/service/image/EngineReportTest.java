package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fovea.model.image.PyramidFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineReportTest {
  private static final String DONE = "done {\"width\":40000,\"height\":30000,\"tiles\":24681}\n";
  private final EngineReport report = new EngineReport();

  @Test
  void knowsNothingBeforeTheEngineSpeaks() throws IOException {
    read("");

    assertThat(report.percent()).isZero();
    assertThat(report.facts()).isEmpty();
    assertThat(report.error()).isEmpty();
  }

  @Test
  void readsProgressAndWhatWasBuilt() throws IOException {
    read("progress 0\nprogress 37\n" + DONE);

    assertThat(report.percent()).isEqualTo(37);
    assertThat(report.facts())
        .contains(
            new PyramidFacts(40_000, 30_000, "{\"width\":40000,\"height\":30000,\"tiles\":24681}"));
    assertThat(report.error()).isEmpty();
  }

  @Test
  void progressCanBeAskedForWhileTheEngineIsStillSpeaking() throws IOException {
    List<Integer> seen = new ArrayList<>();
    var output =
        new InputStream() {
          private final InputStream text = stream("progress 1\nprogress 2\n");

          @Override
          public int read() throws IOException {
            seen.add(report.percent());
            return text.read();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            seen.add(report.percent());
            return text.read(buffer, offset, Math.min(length, "progress 1\n".length()));
          }
        };
    report.read(output);

    assertThat(seen).containsExactly(0, 1, 2);
  }

  @ParameterizedTest(name = "\"progress {0}\" leaves {1} percent")
  @CsvSource({
    "100, 100",
    "101, 100",
    "999, 100",
    "'7 ', 7",
    "1000, 50",
    "-1, 50",
    "7.5, 50",
    "'', 50",
    "abc, 50",
    "99999999999999999999, 50",
    "٧, 50"
  })
  void percentStaysBetween0And100AndWhatIsNoNumberIsIgnored(String number, int percent)
      throws IOException {
    read("progress 50\nprogress " + number + "\n");

    assertThat(report.percent()).isEqualTo(percent);
  }

  @Test
  void readsWhyNothingWasBuilt() throws IOException {
    read("progress 3\nerror: The file ends in the middle (byte 4711).\n");

    assertThat(report.error()).contains("The file ends in the middle (byte 4711).");
    assertThat(report.facts()).isEmpty();
  }

  @Test
  void cutsALongReasonAt1000Characters() throws IOException {
    read("error: " + "x".repeat(5000) + "\n");

    assertThat(report.error()).contains("x".repeat(1000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "42",
        "{}",
        "{\"width\":1}",
        "{\"width\":\"1\",\"height\":\"1\"}",
        "{\"width\":null,\"height\":1}",
        "{\"width\":1.5,\"height\":1}",
        "{\"width\":1e300,\"height\":1}",
        "{\"width\":1e999999999,\"height\":1}",
        "{\"width\":9223372036854775808,\"height\":1}",
        "{\"width\":{},\"height\":[]}",
        "{\"width\":0,\"height\":1}",
        "{\"width\":1,\"height\":-1}",
        "{'width':1,'height':1}"
      })
  void aReportThatIsNotAsAgreedCountsAsNone(String json) throws IOException {
    read("done " + json + "\n");

    assertThat(report.facts()).isEmpty();
  }

  @Test
  void aReportMadeToUpsetTheParserCountsAsNone() throws IOException {
    read("done " + "[".repeat(500_000) + "\n");
    read("done {\"a\":" + "{\"a\":".repeat(100_000) + "\n");
    read("done {\"width\":" + "9".repeat(500_000) + ",\"height\":1}\n");
    read("done {\"width\":1e" + "9".repeat(500_000) + ",\"height\":1}\n");

    assertThat(report.facts()).isEmpty();
  }

  @Test
  void whatLibrariesWriteInBetweenIsIgnored() throws IOException {
    read(
        "WARNING: something\n\nprogress\n done {}\nerror without colon\n"
            + DONE
            + "\u0000\u0001\n");

    assertThat(report.facts()).isPresent();
    assertThat(report.error()).isEmpty();
  }

  @Test
  void aLineThatWasCutOffDoesNotCount() throws IOException {
    read("progress 10\n" + DONE.strip());

    assertThat(report.facts()).isEmpty();
    assertThat(report.percent()).isEqualTo(10);
  }

  @Test
  void aHugeLineIsThrownAwayAndTheNextOneIsRead() throws IOException {
    var huge = stream("error: " + "x".repeat(3 << 20) + "\n");
    report.read(new SequenceInputStream(huge, stream(DONE)));

    assertThat(report.error()).isEmpty();
    assertThat(report.facts()).isPresent();
  }

  @Test
  void randomBytesSayNothingAndHideNothing() throws IOException {
    byte[] garbage = new byte[300_000];
    new Random(20261122).nextBytes(garbage);
    report.read(
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    stream("progress 12\n"),
                    new ByteArrayInputStream(garbage),
                    stream("\n" + DONE)))));

    assertThat(report.percent()).isEqualTo(12);
    assertThat(report.facts()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8191})
  void linesMayComeInPiecesOfAnySize(int pieceBytes) throws IOException {
    var text = "x".repeat(8190) + "\nprogress 99\n" + DONE.replace("tiles", "tiles é €");
    report.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, pieceBytes));
          }
        });

    assertThat(report.percent()).isEqualTo(99);
    assertThat(report.facts().orElseThrow().metadata()).contains("tiles é €");
  }

  private void read(String text) throws IOException {
    report.read(stream(text));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
