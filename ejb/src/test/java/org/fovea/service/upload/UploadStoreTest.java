package org.fovea.service.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongConsumer;
import org.fovea.config.StorageSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NoSpaceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadStoreTest {
  private static final UploadId ID = new UploadId("Upload0000000000000000");
  private static final int SYNC_BYTES = 1000;
  private static final byte[] SOURCE = random(10_000);

  @TempDir Path folder;
  private UploadStore store;
  private SpyLedger ledger;

  @BeforeEach
  void create() throws IOException {
    store = restarted();
    store.create(ID, SOURCE.length);
    ledger = new SpyLedger(store.find(ID));
  }

  @Test
  void aNewUploadHasAnEmptyFileOfItsOwn() {
    assertThat(store.find(ID)).isEmptyFile().startsWith(folder.resolve("uploads"));
    assertThatThrownBy(() -> store.create(ID, 1)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void allBytesInOnePart() throws IOException {
    assertThat(append(Transfer.of(SOURCE))).isEqualTo(SOURCE.length);
    assertStored(SOURCE.length);
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    append(Transfer.of(slice(0, 4000)));
    store = restarted();
    append(Transfer.of(slice(4000, 4001)));
    append(Transfer.of(slice(4001, SOURCE.length)));

    assertStored(SOURCE.length);
  }

  @Test
  void anEmptyPartChangesNothing() throws IOException {
    append(Transfer.of(slice(0, 5)));

    assertThat(append(Transfer.of(new byte[0]))).isEqualTo(5);
    assertStored(5);
  }

  @Test
  void bytesThatACrashLeftBeyondTheRecordedOffsetAreCutOff() throws IOException {
    append(Transfer.of(slice(0, 4000)));
    Files.write(store.find(ID), random(3000), StandardOpenOption.APPEND);
    store = restarted();
    append(Transfer.of(slice(4000, 4500)));

    assertStored(4500);
  }

  @Test
  void aFileThatIsShorterThanRecordedIsAnErrorAndStaysAsItIs() throws IOException {
    append(Transfer.of(slice(0, 4000)));
    Files.write(store.find(ID), slice(0, 3999));

    assertThatThrownBy(() -> append(Transfer.of(slice(4000, 5000))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("shorter on disk");
    assertThat(Files.size(store.find(ID))).isEqualTo(3999);
  }

  @Test
  void recordsEveryFewBytesSoThatALongPartIsNotLostAsAWhole() throws IOException {
    var unrecorded = new ArrayList<Long>();
    append(slow(SOURCE, came -> unrecorded.add(came - ledger.offset()))); // 400 bytes at a time

    assertThat(unrecorded).hasSize(26).allMatch(bytes -> bytes < SYNC_BYTES);
    assertThat(ledger.recorded()).isSorted().endsWith(10_000L);
  }

  @Test
  void smallPacketsThatWaitAreWrittenTogether() throws IOException {
    append(Transfer.of(SOURCE).inPacketsOf(7));

    assertThat(ledger.recorded()).containsExactly(10_000L);
    assertStored(SOURCE.length);
  }

  @Test
  void aBrokenTransferKeepsWhatCame() throws IOException {
    assertThatThrownBy(() -> append(Transfer.of(SOURCE).breakingAfter(4567)))
        .isInstanceOf(BrokenTransferException.class);

    assertStored(4567);
  }

  @Test
  void aTransferThatBreaksBeforeTheFirstByteKeepsWhatWasThere() throws IOException {
    append(Transfer.of(slice(0, 4000)));

    assertThatThrownBy(() -> append(Transfer.of(SOURCE).breakingAfter(0)))
        .isInstanceOf(BrokenTransferException.class);
    assertStored(4000);
  }

  @Test
  void aPartWithItsChecksumIsRecordedAtOnce() throws Exception {
    append(slow(slice(0, 5000)), checksum(slice(0, 5000)));

    assertThat(ledger.recorded()).containsExactly(5000L);
    assertStored(5000);
  }

  @Test
  void ofAPartThatDoesNotMatchItsChecksumNothingIsKept() throws Exception {
    append(Transfer.of(slice(0, 2000)));

    assertThatThrownBy(() -> append(slow(slice(2000, 9000)), checksum(slice(0, 7000))))
        .isInstanceOf(ChecksumMismatchException.class);
    assertStored(2000);
  }

  @Test
  void ofABrokenTransferWithAChecksumNothingIsRecorded() throws Exception {
    append(Transfer.of(slice(0, 2000)));
    var broken = Transfer.of(slice(2000, 9000)).inPacketsOf(500).breakingAfter(6000);

    assertThatThrownBy(() -> append(broken, checksum(slice(2000, 9000))))
        .isInstanceOf(BrokenTransferException.class);
    assertThat(ledger.offset()).isEqualTo(2000);
    append(Transfer.of(slice(2000, 9000)), checksum(slice(2000, 9000)));
    assertStored(9000);
  }

  @Test
  void noByteBeyondTheAnnouncedLengthIsKept() throws IOException {
    var tooLong = Arrays.copyOf(SOURCE, SOURCE.length + 1);

    assertThatThrownBy(() -> append(slow(tooLong)))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.code()).isEqualTo("too-many-bytes"));
    assertThat(ledger.offset()).isPositive().isLessThanOrEqualTo(SOURCE.length);
    assertStored((int) ledger.offset());
  }

  @Test
  void aSecondWriterIsTurnedAwayAndTheFirstIsNotDisturbed() throws IOException {
    var body =
        new ByteArrayInputStream(SOURCE) {
          @Override
          public synchronized int read(byte[] buffer, int from, int length) {
            assertThatThrownBy(() -> append(Transfer.of(random(500))))
                .isInstanceOf(UploadBusyException.class);
            return super.read(buffer, from, Math.min(length, 3000));
          }
        };
    append(body);

    assertStored(SOURCE.length);
  }

  @Test
  void theUploadIsFreeAgainAfterAFailure() throws IOException {
    assertThatThrownBy(() -> append(Transfer.of(SOURCE).breakingAfter(0)))
        .isInstanceOf(BrokenTransferException.class);
    append(Transfer.of(SOURCE));

    assertStored(SOURCE.length);
  }

  /// Between the moment a request asks for the offset and the moment it holds the lock, another
  /// request may have come and gone.
  @Test
  void aPartForAnOffsetThatHasMovedOnCutsNothingOff() throws IOException {
    append(Transfer.of(slice(0, 4000)));
    var late = new Part(1000, Transfer.of(slice(1000, 1500)), Optional.empty());

    assertThatThrownBy(() -> store.append(ID, new Room(SOURCE.length, true), late, ledger))
        .isInstanceOf(OffsetMismatchException.class);
    assertStored(4000);
  }

  @Test
  void nothingIsRecordedIfTheDiskTakesNothing() throws IOException {
    var full = Path.of("/dev/full"); // a file that is always out of space
    assumeTrue(Files.isWritable(full), "this system has no /dev/full");
    Files.delete(store.find(ID));
    Files.createSymbolicLink(store.find(ID), full);

    assertThatThrownBy(() -> append(Transfer.of(SOURCE))).isInstanceOf(IOException.class);
    assertThat(ledger.recorded()).isEmpty();
    store.delete(ID); // before the folder goes, which would warn of a link to elsewhere
  }

  @Test
  void isNotBegunIfTheDiskHasNoRoomBesideItsReserve() throws IOException {
    long room = Files.getFileStore(folder).getTotalSpace();
    var other = new UploadId("Upload0000000000000001");

    assertThatThrownBy(() -> store.create(other, room + 1)).isInstanceOf(NoSpaceException.class);
    assertThatThrownBy(() -> store(room).create(other, 1)).isInstanceOf(NoSpaceException.class);
    assertThat(store.find(other)).doesNotExist();
  }

  @Test
  void anUploadThatWasDeletedTakesNothing() throws IOException {
    store.delete(ID);
    store.delete(ID);

    assertThatThrownBy(() -> append(Transfer.of(SOURCE))).isInstanceOf(UploadGoneException.class);
    assertThat(store.find(ID)).doesNotExist();
  }

  @Test
  void aWholeFileIsReadByOneAtATime() throws IOException {
    append(Transfer.of(SOURCE));

    store.alone(
        ID,
        () -> {
          assertThatThrownBy(() -> store.alone(ID, () -> {}))
              .isInstanceOf(UploadBusyException.class);
          assertThatThrownBy(() -> append(Transfer.of(SOURCE)))
              .isInstanceOf(UploadBusyException.class);
          assertThat(store.endStale(ID)).as("somebody has it").isTrue();
        });

    store.alone(ID, () -> assertThat(store.find(ID)).hasBinaryContent(SOURCE));
  }

  /// Its offset was read before that, so it comes too late and not to an upload that is over.
  @Test
  void aPartThatComesWhenTheFileHasJustBecomeAnOriginalIsForAnotherOffset() throws IOException {
    append(Transfer.of(SOURCE));
    Files.delete(store.find(ID));
    var part = new Part(0, Transfer.of(SOURCE), Optional.empty());

    assertThatThrownBy(() -> store.append(ID, new Room(SOURCE.length, true), part, ledger))
        .isInstanceOf(OffsetMismatchException.class);
  }

  private UploadStore restarted() {
    return store(0);
  }

  private UploadStore store(long reserveBytes) {
    return new UploadStore(
        new StorageSettings(folder, reserveBytes),
        new UploadSettings(1 << 20, Duration.ofDays(1), SYNC_BYTES, 20));
  }

  private long append(InputStream body) throws IOException {
    return append(body, Optional.empty());
  }

  private long append(InputStream body, Optional<Checksum> checksum) throws IOException {
    return store.append(
        ID, new Room(SOURCE.length, true), new Part(ledger.offset(), body, checksum), ledger);
  }

  private void assertStored(int sizeBytes) throws IOException {
    assertThat(ledger.offset()).isEqualTo(sizeBytes);
    assertThat(store.find(ID)).hasBinaryContent(slice(0, sizeBytes));
  }

  private static InputStream slow(byte[] bytes) {
    return slow(bytes, _ -> {});
  }

  /// A body whose packets come one by one, with nothing waiting behind them.
  ///
  /// @param whenRead is told before each how many bytes have come
  private static InputStream slow(byte[] bytes, LongConsumer whenRead) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int from, int length) {
        whenRead.accept(pos);
        return super.read(buffer, from, Math.min(length, 400));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }

  private static Optional<Checksum> checksum(byte[] bytes) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return Optional.of(Checksum.parse("sha256 " + Base64.getEncoder().encodeToString(digest)));
  }

  private static byte[] slice(int from, int until) {
    return Arrays.copyOfRange(SOURCE, from, until);
  }

  private static byte[] random(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return bytes;
  }
}
