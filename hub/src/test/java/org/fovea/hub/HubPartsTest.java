package org.fovea.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fovea.hub.journal.FileVersion;
import org.fovea.hub.report.Fault;
import org.fovea.hub.report.FaultMemory;
import org.fovea.hub.report.HubState;
import org.fovea.hub.report.RateMeter;
import org.fovea.hub.report.StatusFile;
import org.fovea.hub.watch.FoundFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubPartsTest {
  private static final long SECOND = 1_000_000_000;
  private long now = Long.MAX_VALUE - 10 * SECOND; // the clock overflows on the way

  @Test
  void theServerIsLeftAloneLongerWithEachFailureButNeverForMoreThanAMinute() {
    var patience = new Patience(new Random(3));
    long longest = 0;
    for (int failure = 0; failure < 20; failure++) {
      patience.failed(now, Duration.ZERO);
      patience.failed(now, Duration.ZERO); // of many who fail together one counts
      long waited = 0;
      while (!patience.isOver(now)) {
        now += SECOND / 10;
        waited += SECOND / 10;
      }
      assertThat(waited).isLessThanOrEqualTo(60 * SECOND + SECOND / 10);
      longest = Math.max(longest, waited);
    }
    assertThat(longest).isGreaterThan(30 * SECOND);

    patience.succeeded();
    patience.failed(now, Duration.ZERO);
    assertThat(patience.isOver(now + SECOND)).isTrue();
  }

  @Test
  void theServerIsLeftAloneForAsLongAsItSays() {
    var patience = new Patience(new Random(3));
    patience.failed(now, Duration.ofSeconds(90));
    patience.failed(now, Duration.ofSeconds(100)); // another sender was told at the same time
    patience.failed(now, Duration.ZERO);
    patience.succeeded(); // a third one was under way

    assertThat(patience.isOver(now + 100 * SECOND - 1)).isFalse();
    assertThat(patience.isOver(now + 100 * SECOND)).isTrue();
  }

  @Test
  void aQueueHasTheOldestFirstAndCountsWhatIsHeld() {
    var files = List.of(file("c", 3), file("a", 1), file("old", 0), file("b", 2), file("done", 2));

    var queue =
        Queue.of(
            files,
            version -> version.name().equals("done"),
            version -> version.modifiedMillis() == 0);

    assertThat(queue.files())
        .extracting(file -> file.version().name())
        .containsExactly("a", "b", "c");
    assertThat(queue.held()).isEqualTo(1);
    assertThat(queue.bytes()).isEqualTo(30);
  }

  @Test
  void oneHubRunsWithAState(@TempDir Path state) throws IOException {
    try (var first = StateLock.take(state).orElseThrow()) {
      assertThat(first).isNotNull();
    }
    try (var again = StateLock.take(state).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void theRateIsThatOfTheLastMinute() {
    var meter = new RateMeter(() -> now);
    meter.add(6000);
    assertThat(meter.bytesPerSecond()).isEqualTo(100);
    now += 30 * SECOND;
    meter.add(6000);
    assertThat(meter.bytesPerSecond()).isEqualTo(200);
    now += 31 * SECOND;
    assertThat(meter.bytesPerSecond()).isEqualTo(100);
    now += 3600 * SECOND;
    assertThat(meter.bytesPerSecond()).isZero();
  }

  @Test
  void theLatestFaultIsToldForFiveMinutes() {
    var faults = new FaultMemory(() -> now);
    faults.note(Fault.NO_ROOM);
    now += SECOND;
    faults.note(Fault.CLOCK_WRONG);
    assertThat(faults.present()).contains(Fault.CLOCK_WRONG);
    faults.clear(Fault.CLOCK_WRONG);
    assertThat(faults.present()).contains(Fault.NO_ROOM);
    now += 301 * SECOND;
    assertThat(faults.present()).isEmpty();
  }

  @Test
  void aFileThatFailedRestsForAMinute() {
    var resting = new RestingFiles();
    var version = file("a", 1).version();
    resting.rest(version, now);

    assertThat(resting.isResting(version, now + 59 * SECOND)).isTrue();
    assertThat(resting.isResting(version, now + 60 * SECOND)).isFalse();
  }

  @Test
  void theStatusIsReadAsItWasWritten(@TempDir Path state) throws IOException {
    var status = new StatusFile(state);
    assertThat(status.read()).isEmpty();
    var written =
        new HubState(true, "QST-2026-4K7QX", 3, 4_000_000_000L, 1, 77, Optional.of(Fault.NO_ROOM));

    status.write(written);

    assertThat(status.read()).contains(written);
    assertThat(written.json())
        .isEqualTo(
            "{\"queuedFiles\":3,\"queuedBytes\":4000000000,\"heldFiles\":1,"
                + "\"bytesPerSecond\":77,\"fault\":\"NO_ROOM\"}");
  }

  private static FoundFile file(String name, long modified) {
    return new FoundFile(Path.of("/data", name), new FileVersion("raw", name, 10, modified));
  }
}
