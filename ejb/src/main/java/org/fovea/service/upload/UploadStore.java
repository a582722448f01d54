package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fovea.config.StorageSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.service.image.Shards;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NoSpaceException;
import org.jspecify.annotations.Nullable;

/// The bytes of uploads in progress. What it tells to a [Ledger] is on disk; what is on disk beyond
/// that was never acknowledged and is cut off when the upload goes on.
///
/// One request at a time writes to an upload: a lock on the file keeps out others, on this node and
/// on those that share the file system.
@ApplicationScoped
public class UploadStore {
  /// Remembers offsets.
  @FunctionalInterface
  public interface Ledger {
    /// Records that the bytes up to `offset` are on disk; fails if another offset than `before` is
    /// recorded. Asked with the same offset twice it tells whether that is still the recorded one.
    ///
    /// @param before the offset recorded before
    void record(long before, long offset);
  }

  private static final String ENDING = ".part";
  private static final int BUFFER = 1 << 20;

  private final Shards shards;
  private final Path root;
  private final long syncBytes;
  private final long reserveBytes;
  private final Set<UploadId> writing = ConcurrentHashMap.newKeySet();

  /// For the container only.
  protected UploadStore() {
    this.root = Path.of(".");
    this.shards = new Shards(root);
    this.syncBytes = 1;
    this.reserveBytes = 0;
  }

  @Inject
  public UploadStore(StorageSettings storage, UploadSettings uploads) {
    this.root = storage.root().resolve("uploads");
    this.shards = new Shards(root);
    this.syncBytes = uploads.syncBytes();
    this.reserveBytes = storage.reserveBytes();
  }

  /// Makes the empty file of a new upload.
  ///
  /// @param promisedBytes what this and all other open uploads may still bring
  /// @throws NoSpaceException if the disk has not that much room beside its reserve
  public void create(UploadId id, long promisedBytes) throws IOException {
    Files.createDirectories(root);
    if (Files.getFileStore(root).getUsableSpace() - reserveBytes < promisedBytes) {
      throw noSpace();
    }
    shards.create(id.value(), ENDING);
  }

  /// Writes a part and has it recorded, every few mebibytes and at the end.
  ///
  /// With a checksum nothing is recorded before the whole part has proved right.
  ///
  /// @param lengthBytes how long the whole upload is
  /// @param part its offset is the recorded one
  /// @return the offset recorded last
  /// @throws UploadBusyException if another request is writing
  /// @throws UploadGoneException if its file was never made
  /// @throws ChecksumMismatchException if the bytes are not those announced; nothing is recorded
  /// @throws InvalidException if more bytes come than the upload is long; none beyond is kept
  /// @throws NoSpaceException if the disk is full; what was recorded stays
  /// @throws BrokenTransferException if the client stopped; what came was recorded, unless it had a
  ///   checksum
  public long append(UploadId id, long lengthBytes, Part part, Ledger ledger) throws IOException {
    // asked before the file is opened: closing it again would drop this process's lock (POSIX)
    if (!writing.add(id)) {
      throw new UploadBusyException();
    }
    try {
      return appendAlone(id, lengthBytes, part, ledger);
    } catch (NoSuchFileException e) {
      if (part.offset() > 0) {
        throw e;
      }
      throw new UploadGoneException(); // a crash came between the upload's row and its file
    } finally {
      writing.remove(id);
    }
  }

  private long appendAlone(UploadId id, long lengthBytes, Part part, Ledger ledger)
      throws IOException {
    var file = shards.find(id.value(), ENDING);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var _ = lock(channel)) {
      // until the lock was held another request could move the offset on: cut off nothing of it
      ledger.record(part.offset(), part.offset());
      if (channel.size() < part.offset()) {
        throw new IOException("upload " + id + " is shorter on disk than was recorded");
      }
      channel.truncate(part.offset());
      channel.position(part.offset());
      return new Writing(channel, part, lengthBytes, ledger).run();
    }
  }

  /// The file of an upload.
  public Path find(UploadId id) {
    return shards.find(id.value(), ENDING);
  }

  /// Deletes the file of an upload, if it is here.
  public void delete(UploadId id) throws IOException {
    Files.deleteIfExists(find(id));
  }

  Shards shards() {
    return shards;
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock()).orElseThrow(UploadBusyException::new);
    } catch (OverlappingFileLockException e) {
      throw new UploadBusyException();
    }
  }

  /// One part on its way to the disk.
  private final class Writing {
    private final FileChannel channel;
    private final Part part;
    private final long lengthBytes;
    private final Ledger ledger;
    private final @Nullable MessageDigest digest;
    private long recorded;
    private long written;
    private @Nullable IOException broken; // why no more will come

    Writing(FileChannel channel, Part part, long lengthBytes, Ledger ledger) {
      this.channel = channel;
      this.part = part;
      this.lengthBytes = lengthBytes;
      this.ledger = ledger;
      this.digest = part.checksum().map(Checksum::begin).orElse(null);
      this.recorded = part.offset();
      this.written = part.offset();
    }

    long run() throws IOException {
      byte[] buffer = new byte[BUFFER];
      for (int count = receive(buffer); count >= 0; count = receive(buffer)) {
        if (count > lengthBytes - written) {
          channel.truncate(recorded);
          throw new InvalidException("too-many-bytes", "More bytes came than were announced.");
        }
        write(buffer, count);
        if (digest == null && written - recorded >= syncBytes) {
          record();
        }
      }
      prove();
      record();
      return recorded;
    }

    private int receive(byte[] buffer) throws IOException {
      int count = broken == null ? read(buffer) : 0;
      if (count == 0 && broken != null) {
        if (digest == null) {
          record();
        }
        throw new BrokenTransferException(broken);
      }
      return count;
    }

    /// Reads what is there, up to a full buffer, so that small packets do not become small writes.
    /// What came before the client stopped is returned first.
    private int read(byte[] buffer) {
      int count = 0;
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
      }
      return count;
    }

    private void write(byte[] buffer, int count) throws IOException {
      if (digest != null) {
        digest.update(buffer, 0, count);
      }
      try {
        var bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        channel.truncate(recorded);
        if (full()) {
          throw noSpace();
        }
        throw e;
      }
      written += count;
    }

    private void prove() throws IOException {
      if (digest != null && !part.checksum().orElseThrow().matches(digest)) {
        channel.truncate(recorded);
        throw new ChecksumMismatchException();
      }
    }

    /// After a failed force nobody knows what is on disk, so nothing is recorded and it is never
    /// tried again: the client sends those bytes once more.
    private void record() throws IOException {
      channel.force(true);
      if (written > recorded) {
        ledger.record(recorded, written);
        recorded = written;
      }
    }
  }

  /// Java tells a full disk from a broken one by the message only, so ask the disk instead.
  private boolean full() throws IOException {
    return Files.getFileStore(root).getUsableSpace() < BUFFER;
  }

  private static NoSpaceException noSpace() {
    return new NoSpaceException(
        "no-space", "The server has no room for this file now. Ask its administrators.");
  }
}
