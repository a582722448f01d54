package org.fovea.service.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fovea.config.StorageSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.service.shared.NoSpaceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Partial uploads become one file: in order, without a byte lost, whenever the server is killed.
class PartJoinTest {
  private static final UploadId A = new UploadId("UploadA000000000000000");
  private static final UploadId B = new UploadId("UploadB000000000000000");
  private static final UploadId C = new UploadId("UploadC000000000000000");

  @TempDir Path folder;
  private UploadStore store;
  private final List<PartFile> parts = new ArrayList<>();
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private final Joined ledger = new Joined();

  /// Remembers the offset as the database does, and is killed at a step, if it is told to be.
  private static final class Joined implements UploadStore.Ledger {
    private long offset;
    private long killAt = Long.MAX_VALUE;

    @Override
    public void record(long before, long next) {
      assertThat(before).isEqualTo(offset);
      if (next >= killAt) {
        throw new IllegalStateException("killed");
      }
      offset = next;
    }
  }

  @BeforeEach
  void create() throws IOException {
    store = store(0);
  }

  @Test
  void theOthersGoBehindTheFirst() throws IOException {
    begin(part(A, 3000), part(B, 1), part(C, 70_000));
    join();

    assertThat(store.find(A)).hasBinaryContent(whole.toByteArray());
    assertThat(store.find(B)).doesNotExist();
    assertThat(store.find(C)).doesNotExist();
    assertThat(ledger.offset).isEqualTo(whole.size());
  }

  @Test
  void theSamePartMayComeSeveralTimes() throws IOException {
    var a = part(A, 3000);
    var b = part(B, 500);
    begin(a, b, a, b, b);
    join();

    assertThat(store.find(A)).hasBinaryContent(whole.toByteArray());
    assertThat(store.find(B)).doesNotExist();
  }

  @Test
  void onePartIsNotCopied() throws IOException {
    begin(part(A, 3000));
    join();

    assertThat(store.find(A)).hasBinaryContent(whole.toByteArray());
  }

  @Test
  void aKillBeforeAnyRecordCostsNothing() throws IOException {
    begin(part(A, 3000), part(B, 2000), part(C, 1000));
    var ends = List.of(5000L, 6000L);
    for (long end : ends) {
      ledger.killAt = end;
      assertThatThrownBy(this::join).hasMessage("killed");
      store = store(0); // as after a restart
    }
    ledger.killAt = Long.MAX_VALUE;
    join();

    assertThat(store.find(A)).hasBinaryContent(whole.toByteArray());
  }

  /// A kill between the record of a part's last byte and the deletion of its file.
  @Test
  void aPartThatIsJoinedButStillHereGoes() throws IOException {
    begin(part(A, 3000), part(B, 2000), part(C, 1000));
    byte[] b = Files.readAllBytes(store.find(B));
    ledger.killAt = 6000;
    assertThatThrownBy(this::join).hasMessage("killed");
    Files.write(store.find(B), b);
    ledger.killAt = Long.MAX_VALUE;
    join();

    assertThat(store.find(B)).doesNotExist();
    assertThat(store.find(A)).hasBinaryContent(whole.toByteArray());
  }

  @Test
  void aPartWhoseFileIsGoneEndsTheUpload() throws IOException {
    begin(part(A, 3000), part(B, 2000));
    store.delete(B);

    assertThatThrownBy(this::join).isInstanceOf(UploadGoneException.class);
    assertThat(ledger.offset).isEqualTo(3000);
  }

  @Test
  void aPartThatIsTooShortIsAnError() throws IOException {
    begin(part(A, 3000), part(B, 2000));
    Files.write(store.find(B), new byte[1999]);

    assertThatThrownBy(this::join)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("shorter on disk");
    assertThat(ledger.offset).isEqualTo(3000);
  }

  @Test
  void isNotBegunIfThereIsNoRoomToCopyAPart() throws IOException {
    begin(part(A, 3000), part(B, 2000));
    store = store(Files.getFileStore(folder).getTotalSpace());

    assertThatThrownBy(this::join).isInstanceOf(NoSpaceException.class);
    assertThat(store.find(B)).exists();
  }

  /// Writes a partial upload.
  private PartFile part(UploadId id, int sizeBytes) throws IOException {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    store.create(id, sizeBytes);
    store.append(
        id,
        new Room(sizeBytes, true),
        new Part(0, Transfer.of(bytes), Optional.empty()),
        new SpyLedger(store.find(id)));
    return new PartFile(id, sizeBytes);
  }

  private void begin(PartFile... order) throws IOException {
    for (var part : order) {
      whole.write(Files.readAllBytes(store.find(part.upload())));
      parts.add(part);
    }
    ledger.offset = order[0].lengthBytes();
  }

  private void join() throws IOException {
    store.join(parts, ledger.offset, ledger);
  }

  private UploadStore store(long reserveBytes) {
    return new UploadStore(
        new StorageSettings(folder, reserveBytes),
        new UploadSettings(1 << 20, Duration.ofDays(1), 1000, 20));
  }
}
