package org.fovea.service.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fovea.config.StorageSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A connection that hangs keeps nobody from going on, and nothing that it brings later is written
///
class StalePartTest {
  private static final UploadId ID = new UploadId("Upload0000000000000000");
  private static final byte[] SOURCE = new byte[10_000];
  private static final Duration AT_ONCE = Duration.ZERO;

  static {
    new Random(4).nextBytes(SOURCE);
  }

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private UploadStore store;
  private SpyLedger ledger;

  @BeforeEach
  void create() throws IOException {
    store =
        new UploadStore(
            new StorageSettings(folder, 0),
            new UploadSettings(1 << 20, Duration.ofDays(1), 1 << 20, 20));
    store.create(ID, SOURCE.length);
    ledger = new SpyLedger(store.find(ID));
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @ParameterizedTest(name = "its thread can be interrupted: {0}")
  @ValueSource(booleans = {true, false})
  void whatCameOfAStalePartCountsAndWhatComesLaterDoesNot(boolean interruptible) throws Exception {
    byte[] wrong = new byte[3000];
    var stall = new Stall(slice(0, 4000), wrong, interruptible);
    var sending = send(stall, Optional.empty());
    stall.awaitSilence();

    assertThat(store.endStale(ID, AT_ONCE)).isTrue();
    assertThat(ledger.offset()).isEqualTo(4000);
    append(slice(4000, 6000));
    stall.comeBack();
    assertBrokenOff(sending);
    append(slice(6000, SOURCE.length));

    assertThat(store.find(ID)).hasBinaryContent(SOURCE);
  }

  @Test
  void ofAStalePartWithAChecksumNothingCounts() throws Exception {
    var checksum = Checksum.parse("sha1 " + Base64.getEncoder().encodeToString(new byte[20]));
    var stall = new Stall(slice(0, 4000), new byte[10], true);
    var sending = send(stall, Optional.of(checksum));
    stall.awaitSilence();

    store.endStale(ID, AT_ONCE);
    assertBrokenOff(sending);
    assertThat(ledger.offset()).isZero();
    append(SOURCE);
    assertThat(store.find(ID)).hasBinaryContent(SOURCE);
  }

  @Test
  void aPartToWhichBytesComeIsNotEnded() throws Exception {
    var stall = new Stall(slice(0, 4000), slice(4000, SOURCE.length), true);
    var sending = send(stall, Optional.empty());
    stall.awaitSilence();
    var asking =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return store.endStale(ID, Duration.ofMinutes(1));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            },
            threads);
    stall.comeBack();

    assertThat(asking.get(10, TimeUnit.SECONDS)).as("somebody was writing").isTrue();
    assertThat(sending.get(10, TimeUnit.SECONDS)).isEqualTo(SOURCE.length);
    assertThat(store.find(ID)).hasBinaryContent(SOURCE);
  }

  @Test
  void nobodyIsWritingAfterTheEnd() throws Exception {
    append(SOURCE);

    assertThat(store.endStale(ID, AT_ONCE)).isFalse();
  }

  @Test
  void anUploadThatIsGivenUpEndsItsPart() throws Exception {
    var stall = new Stall(slice(0, 4000), slice(4000, 5000), true);
    var sending = send(stall, Optional.empty());
    stall.awaitSilence();

    store.delete(ID);
    assertBrokenOff(sending);
    assertThat(ledger.recorded()).isEmpty();
    assertThat(store.find(ID)).doesNotExist();
  }

  /// The thread serves other requests after this one.
  @Test
  void theThreadIsNotLeftInterrupted() throws Exception {
    var stall = new Stall(slice(0, 4000), new byte[0], true);
    var interrupted =
        CompletableFuture.supplyAsync(
            () -> {
              assertThatThrownBy(() -> append(stall, Optional.empty()))
                  .isInstanceOf(BrokenTransferException.class);
              return Thread.currentThread().isInterrupted();
            },
            threads);
    stall.awaitSilence();

    store.endStale(ID, AT_ONCE);
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
  }

  private CompletableFuture<Long> send(Stall body, Optional<Checksum> checksum) {
    var sending = new CompletableFuture<Long>();
    threads.execute(() -> {
      try {
        sending.complete(append(body, checksum));
      } catch (IOException | RuntimeException e) {
        sending.completeExceptionally(e);
      }
    });
    return sending;
  }

  private static void assertBrokenOff(CompletableFuture<Long> sending) {
    assertThatThrownBy(() -> sending.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(BrokenTransferException.class);
  }

  private long append(Stall body, Optional<Checksum> checksum) throws IOException {
    return store.append(ID, new Room(SOURCE.length, true), new Part(0, body, checksum), ledger);
  }

  private void append(byte[] bytes) throws IOException {
    var part = new Part(ledger.offset(), Transfer.of(bytes), Optional.empty());
    store.append(ID, new Room(SOURCE.length, true), part, ledger);
  }

  private static byte[] slice(int from, int until) {
    return Arrays.copyOfRange(SOURCE, from, until);
  }
}
