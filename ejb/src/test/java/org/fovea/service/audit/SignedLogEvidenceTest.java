package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.junit.jupiter.api.Test;

/// What contradicts the database is kept, and told once.
class SignedLogEvidenceTest extends SignedLogFixture {
  @Test
  void aFileAheadOfTheDatabaseIsKeptAsEvidence() throws IOException {
    started(LogEnd.EMPTY).offer(end(5));
    var log = start(end(3), entriesTo(3));
    log.offer(end(6)); // the shorter log has grown longer again

    assertThat(present().end()).isEqualTo(end(5));
  }

  @Test
  void aFileThatTellsOfAnotherEntryIsKeptAsEvidence() throws IOException {
    started(LogEnd.EMPTY).offer(end(5));
    var log = start(end(9), sequence -> Optional.of(forged(sequence)));
    log.offer(end(10));

    assertThat(present().end()).isEqualTo(end(5));
  }

  @Test
  void aLogRewrittenWhileItRunsIsFoundWithTheNextEntryAndTheEvidenceKept() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2), end(3));
    put(forged(2));
    put(forged(3));
    append(log, forged(4), forged(5));

    assertThat(present().end()).isEqualTo(end(3));
    assertThat(alarms).singleElement().asString().contains("entry 3");
  }

  @Test
  void aLogCutWhileItRunsIsFoundWithTheNextEntryAndTheEvidenceKept() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2), end(3), end(4));
    database.keySet().removeAll(List.of(3L, 4L));
    append(log, forged(3));
    assertThat(alarms).singleElement().asString().contains("entry 4");

    append(log, forged(4), forged(5), forged(6)); // longer than it was
    assertThat(present().end()).isEqualTo(end(4));
    assertThat(alarms).hasSize(1);
  }

  @Test
  void aForgedEndThatWasNeverRecordedIsAnAlarm() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2));
    log.offer(forged(1)); // not above the signed one, and not an entry either

    assertThat(present().end()).isEqualTo(end(2));
    assertThat(alarms).singleElement().asString().contains("entry 1");
  }

  @Test
  void commitsThatFinishOutOfOrderAreNoAlarm() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    for (int i = 1; i <= 5; i++) {
      put(end(i));
    }
    for (int i : new int[] {2, 1, 5, 3, 4, 5}) {
      log.offer(end(i));
    }
    assertThat(present().end()).isEqualTo(end(5));
    assertThat(alarms).isEmpty();
  }

  @Test
  void aCutIsFoundAlthoughTheDiskFailedMeanwhile() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1));
    var aside = home.resolve("aside");
    Files.move(settings.folder(), aside);
    append(log, end(2), end(3));
    database.keySet().removeAll(List.of(2L, 3L));
    append(log, forged(2));
    Files.move(aside, settings.folder());
    append(log, forged(3), forged(4));

    assertThat(alarms).isNotEmpty().first().asString().contains("entry 3");
  }

  @Test
  void aHeadRemovedWhileItRunsIsPutBackWithAnAlarm() throws IOException {
    var log = started(LogEnd.EMPTY);
    log.offer(end(5));
    Files.delete(settings.head());
    log.offer(end(6));

    assertThat(present().end()).isEqualTo(end(6));
    assertThat(alarms).singleElement().asString().contains("removed or set back");
  }

  @Test
  void aHeadRemovedTogetherWithEntriesIsPutBackAsEvidence() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2), end(3));
    Files.delete(settings.head());
    database.keySet().removeAll(List.of(2L, 3L));
    append(log, forged(2), forged(3), forged(4));

    assertThat(present().end()).isEqualTo(end(3));
  }

  @Test
  void anOlderHeadPutInPlaceTogetherWithAShorterLogIsFound() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1));
    var older = Files.readString(settings.head());
    append(log, end(2), end(3));
    Files.writeString(settings.head(), older);
    database.keySet().removeAll(List.of(2L, 3L));
    append(log, forged(2));

    assertThat(present().end()).isEqualTo(end(3));
    assertThat(alarms).hasSize(2);
  }

  @Test
  void aFileThatSomebodyElseSignedIsKeptAsEvidence() throws IOException {
    byte[] seed = new byte[32];
    seed[0] = 1;
    var forged = SignedHead.sign(end(2), NOW.instant(), AuditKey.of(seed)).toJson().toString();
    Files.createDirectories(settings.folder());
    Files.writeString(settings.head(), forged);
    started(end(7)).offer(end(8));

    assertThat(settings.head()).hasContent(forged);
  }

  @Test
  void aFileReplacedWhileItRunsIsNotOverwritten() throws IOException {
    var log = started(LogEnd.EMPTY);
    Files.writeString(settings.head(), "{}");
    log.offer(end(1));

    log.offer(end(2));

    assertThat(settings.head()).hasContent("{}");
    assertThat(alarms).hasSize(1);
  }

  @Test
  void aFileThatIsNoTextDoesNotStopTheStart() throws IOException {
    Files.createDirectories(settings.folder());
    Files.write(settings.head(), new byte[] {(byte) 0xff, 0});
    started(end(7)).offer(end(8));

    assertThat(settings.head()).hasBinaryContent(new byte[] {(byte) 0xff, 0});
    assertThat(alarms).hasSize(1);
  }
}
