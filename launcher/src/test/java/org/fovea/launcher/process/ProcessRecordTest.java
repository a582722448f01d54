package org.fovea.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessRecordTest {
  private static final ProcessHandle SELF = ProcessHandle.current();
  @TempDir Path folder;

  @Test
  void aRecordIsReadAsItWasWritten() {
    var record = ProcessRecord.of(SELF);
    assertThat(ProcessRecord.parse(record.toText())).contains(record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12", "x 2026-11-22T00:00:00Z", "12 yesterday", "-1 2026-11-22T00:00:00Z"})
  void aDamagedRecordIsNone(String text) {
    assertThat(ProcessRecord.parse(text)).isEmpty();
  }

  @Test
  void aNumberThatWasGivenToALaterProcessDoesNotMatch() {
    var record = ProcessRecord.of(SELF);
    var earlier = new ProcessRecord(record.pid(), record.started().minus(Duration.ofMinutes(1)));
    assertThat(record.matches(SELF)).isTrue();
    assertThat(earlier.matches(SELF)).isFalse();
  }

  @Test
  void aRecordedProcessIsFoundUntilItIsForgotten() {
    var records = new ProcessRecords(folder);
    assertThat(records.findAlive("x")).isEmpty();
    records.record("x", SELF);
    assertThat(records.findAlive("x")).contains(SELF);
    records.forget("x");
    assertThat(records.findAlive("x")).isEmpty();
  }

  @Test
  void aReusedNumberIsNotFound() throws Exception {
    var reused = new ProcessRecord(SELF.pid(), java.time.Instant.parse("2020-01-01T00:00:00Z"));
    Files.writeString(folder.resolve("x.pid"), reused.toText());
    assertThat(new ProcessRecords(folder).findAlive("x")).isEmpty();
  }

  @ParameterizedTest(name = "\"{0}\" has ended: {1}")
  @CsvSource({
    "17 (java) S 1 17, false",
    "17 (java) R 1 17, false",
    "17 (java) Z 1 17, true",
    "17 (a) Z) S 1 17, false",
    "17 (a b) X 1 17, true",
    "nonsense, false"
  })
  void aZombieHasEnded(String stat, boolean ended) {
    assertThat(Liveness.hasEnded(stat)).isEqualTo(ended);
  }
}
