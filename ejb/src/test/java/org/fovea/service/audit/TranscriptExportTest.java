package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.AuditRow;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.fovea.model.audit.TranscriptFormat;
import org.fovea.model.audit.TranscriptReader;
import org.fovea.model.audit.TranscriptScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TranscriptExportTest {
  private static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-22T04:31:05.123456Z");
  private static final TranscriptScope SCOPE =
      new TranscriptScope("Space00000000000000000", NOW.minusSeconds(9), NOW);
  private static final List<AuditRow> LOG =
      LongStream.of(2, 3, 5, 8, 13).mapToObj(TranscriptExportTest::row).toList();

  @ParameterizedTest
  @EnumSource
  void writesEveryPageOnceAndThenTheProof(TranscriptFormat format) throws IOException {
    var out = new ByteArrayOutputStream();
    export().writeTo(out, format);

    var reader = TranscriptReader.open(new StringReader(out.toString(StandardCharsets.UTF_8)));
    List<AuditRow> read = new ArrayList<>();
    for (var row = reader.next(); row.isPresent(); row = reader.next()) {
      read.add(row.get());
    }
    assertThat(read).isEqualTo(LOG);
    var proof = reader.proof();
    assertThat(proof.entries()).isEqualTo(5);
    assertThat(proof.isSignedBy(KEY.publicKey())).isTrue();
  }

  private static TranscriptExport export() {
    var head = SignedHead.sign(new LogEnd(20, "ab".repeat(32)), NOW, KEY);
    return new TranscriptExport(
        SCOPE,
        head,
        NOW,
        KEY,
        after -> LOG.stream().filter(row -> row.sequence() > after).limit(2).toList());
  }

  private static AuditRow row(long sequence) {
    var facts =
        new AuditFacts(
            sequence,
            NOW.minusSeconds(5),
            "ImageUploaded",
            null,
            SCOPE.spaceId(),
            "{\"a\":\"ü,\"}");
    return new AuditRow(facts, AuditChain.GENESIS, AuditChain.hash(facts, AuditChain.GENESIS));
  }
}
