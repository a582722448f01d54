package org.fovea.service.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.TooLargeException;
import org.jspecify.annotations.Nullable;

/// One part on its way to the disk, by the thread of its request.
///
/// That thread holds the turn all the time, except while it waits for bytes. Whoever else takes the
/// turn therefore finds no write under way, can close the file, and be sure that nothing of this
/// part is written after that.
final class PartWriter implements FileWriter {
  private static final int BUFFER = 1 << 20;

  private final Part part;
  private final Room room;
  private final UploadStore.Ledger ledger;
  private final DiskSpace disk;
  private final long syncBytes;
  private final @Nullable MessageDigest digest;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition moved = turn.newCondition();

  private @Nullable FileChannel channel; // while this writes
  private @Nullable Thread reader; // while this writes
  private long waitingSince = System.nanoTime();
  private long reads; // how often bytes have come, or the end
  private boolean over;
  private boolean taken; // by another request, which has interrupted the reader
  private long recorded;
  private long written;
  private @Nullable Forcing forcing; // what is not recorded yet
  private @Nullable IOException broken; // why no more will come

  PartWriter(Part part, Room room, UploadStore.Ledger ledger, DiskSpace disk, long syncBytes) {
    this.part = part;
    this.room = room;
    this.ledger = ledger;
    this.disk = disk;
    this.syncBytes = syncBytes;
    this.digest = part.checksum().map(Checksum::begin).orElse(null);
    this.recorded = part.offset();
    this.written = part.offset();
  }

  /// Writes the part to `file` and returns the offset recorded last. See [UploadStore#append].
  long write(Path file) throws IOException {
    turn.lock();
    try {
      requireGoingOn();
      try (var opened = StoredFile.open(file, part.offset(), ledger)) {
        channel = opened;
        reader = Thread.currentThread();
        receiveAll(opened);
        return recorded;
      }
    } finally {
      over = true;
      if (taken) {
        var _ = Thread.interrupted(); // this thread goes on to other requests
      }
      moved.signalAll();
      turn.unlock();
    }
  }

  @Override
  public boolean endIfStale(Duration patience) throws IOException {
    turn.lock(); // waits for the disk, not for the client
    try {
      long seen = reads;
      while (!over && reads == seen) {
        long nanos = patience.toNanos() - (System.nanoTime() - waitingSince);
        if (nanos <= 0) {
          end(digest == null);
        } else {
          moved.awaitNanos(nanos);
        }
      }
      return over;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void abandon() throws IOException {
    turn.lock();
    try {
      if (!over) {
        end(false);
      }
    } finally {
      turn.unlock();
    }
  }

  /// Called with the turn, so the other thread waits for bytes and for nothing else: its interrupt
  /// cannot hit a write.
  private void end(boolean keep) throws IOException {
    over = true;
    var open = channel;
    var waiting = reader;
    if (open == null || waiting == null) {
      return; // it has not begun
    }
    taken = true;
    try (open) {
      if (keep) {
        record(open);
      }
    } finally {
      waiting.interrupt();
    }
  }

  private void requireGoingOn() throws BrokenTransferException {
    if (over) {
      throw new BrokenTransferException(new IOException("another request took the upload over"));
    }
  }

  private void receiveAll(FileChannel file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = receive(file, buffer); count >= 0; count = receive(file, buffer)) {
      if (count > room.bytes() - written) {
        file.truncate(recorded);
        throw tooMuch();
      }
      write(file, buffer, count);
      if (digest == null) {
        recordBehind(file);
      }
    }
    prove(file);
    record(file);
  }

  private int receive(FileChannel file, byte[] buffer) throws IOException {
    int count = broken == null ? read(buffer) : 0;
    requireGoingOn();
    if (count == 0 && broken != null) {
      if (digest == null) {
        record(file);
      }
      throw new BrokenTransferException(broken);
    }
    return count;
  }

  /// Reads what is there, up to a full buffer, so that small packets do not become small writes.
  /// What came before the client stopped is returned first.
  private int read(byte[] buffer) {
    int count = 0;
    waitingSince = System.nanoTime();
    turn.unlock();
    try {
      do {
        int more = part.bytes().read(buffer, count, buffer.length - count);
        if (more < 0) {
          return count == 0 ? more : count;
        }
        count += more;
      } while (count < buffer.length && part.bytes().available() > 0);
    } catch (IOException e) {
      broken = e;
    } finally {
      turn.lock();
      reads++;
      moved.signalAll();
    }
    return count;
  }

  private void write(FileChannel file, byte[] buffer, int count) throws IOException {
    if (digest != null) {
      digest.update(buffer, 0, count);
    }
    try {
      var bytes = ByteBuffer.wrap(buffer, 0, count);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      file.truncate(recorded);
      if (disk.isFull()) {
        throw DiskSpace.refusal();
      }
      throw e;
    }
    written += count;
  }

  private void prove(FileChannel file) throws IOException {
    if (digest != null && !part.checksum().orElseThrow().matches(digest)) {
      file.truncate(recorded);
      throw new ChecksumMismatchException();
    }
  }

  /// Records what is on disk by now, and has more forced to it while bytes go on coming. Waits for
  /// the disk only when as much is not recorded as ever may be.
  private void recordBehind(FileChannel file) throws IOException {
    var begun = forcing;
    if (begun != null && (begun.isOver() || written - recorded >= syncBytes)) {
      recordForced(begun);
    }
    if (forcing == null && written - recorded >= syncBytes / 2) {
      forcing = Forcing.begin(file, written);
    }
  }

  /// After a failed force nobody knows what is on disk, so nothing is recorded and it is never
  /// tried again: the client sends those bytes once more.
  private void record(FileChannel file) throws IOException {
    var begun = forcing;
    if (begun != null) {
      recordForced(begun);
    }
    file.force(true);
    record(written);
  }

  private void recordForced(Forcing begun) throws IOException {
    begun.await();
    forcing = null; // one that failed stays, and fails whatever asks again
    record(begun.end());
  }

  private void record(long offset) {
    if (offset > recorded) {
      ledger.record(recorded, offset);
      recorded = offset;
    }
  }

  private RuntimeException tooMuch() {
    return room.told()
        ? new InvalidException("too-many-bytes", "More bytes came than were announced.")
        : new TooLargeException(
            "file-too-large",
            String.format(Locale.ROOT, "This site takes files of up to %,d bytes.", room.bytes()));
  }
}
