package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fovea.config.StorageSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.service.image.Shards;

/// The bytes of uploads in progress. What it tells to a [Ledger] is on disk; what is on disk beyond
/// that was never acknowledged and is cut off when the upload goes on.
///
/// One request at a time writes to an upload: a lock on the file keeps out others, on this node and
/// on those that share the file system. One that no bytes come to any more can be ended by the
/// next.
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

  /// What is done with a whole file.
  @FunctionalInterface
  public interface Reading {
    void read() throws IOException;
  }

  /// How long nothing comes before a part counts as stale: its client has gone, or another request
  /// of the same client would not have come. Longer than the pauses of a slow line.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String ENDING = ".part";

  private final Shards shards;
  private final Path root;
  private final long syncBytes;
  private final DiskSpace disk;
  private final ConcurrentMap<UploadId, FileWriter> writing = new ConcurrentHashMap<>();

  /// For the container only.
  protected UploadStore() {
    this.root = Path.of(".");
    this.shards = new Shards(root);
    this.syncBytes = 1;
    this.disk = new DiskSpace(root, 0);
  }

  @Inject
  public UploadStore(StorageSettings storage, UploadSettings uploads) {
    this.root = storage.root().resolve("uploads");
    this.shards = new Shards(root);
    this.syncBytes = uploads.syncBytes();
    this.disk = new DiskSpace(root, storage.reserveBytes());
  }

  /// Makes the empty file of a new upload.
  ///
  /// @param promisedBytes what this and all other open uploads may still bring
  /// @throws org.fovea.service.shared.NoSpaceException if the disk has not that much room beside
  ///   its reserve
  public void create(UploadId id, long promisedBytes) throws IOException {
    Files.createDirectories(root);
    disk.require(promisedBytes);
    shards.create(id.value(), ENDING);
  }

  /// Writes a part and has it recorded, every few mebibytes and at the end.
  ///
  /// With a checksum nothing is recorded before the whole part has proved right.
  ///
  /// @param room how long the whole upload may become
  /// @param part its offset is the recorded one
  /// @return the offset recorded last
  /// @throws UploadBusyException if another request is writing
  /// @throws UploadGoneException if its file was never made
  /// @throws ChecksumMismatchException if the bytes are not those announced; nothing is recorded
  /// @throws org.fovea.service.shared.InvalidException if more bytes come than the upload is long;
  ///   none beyond is kept
  /// @throws org.fovea.service.shared.TooLargeException if more bytes come than this site takes,
  ///   and the length is not known
  /// @throws org.fovea.service.shared.NoSpaceException if the disk is full; what was recorded stays
  /// @throws BrokenTransferException if the client stopped, or another request took over; what came
  ///   was recorded, unless it had a checksum
  public long append(UploadId id, Room room, Part part, Ledger ledger) throws IOException {
    var writer = new PartWriter(part, room, ledger, disk, syncBytes);
    // asked before the file is opened: closing it again would drop this process's lock (POSIX)
    begin(id, writer);
    try {
      return writer.write(find(id));
    } catch (NoSuchFileException e) {
      ledger.record(part.offset(), part.offset()); // another request may have been done with it
      if (part.offset() > 0) {
        throw e;
      }
      throw new UploadGoneException(); // a crash came between the upload's row and its file
    } finally {
      writing.remove(id, writer);
    }
  }

  /// Joins the files of partial uploads to one, named by the first of them. Asking again goes on
  /// where a crash stopped it.
  ///
  /// @param joinedBytes the recorded offset; the length of the first part in the beginning
  /// @throws UploadBusyException if another request is joining them
  /// @throws UploadGoneException if one of the files is gone
  /// @throws org.fovea.service.shared.NoSpaceException if there is no room to copy one of them
  public void join(List<PartFile> parts, long joinedBytes, Ledger ledger) throws IOException {
    var first = parts.getFirst().upload();
    var join = new PartJoin(parts, this::find, joinedBytes, ledger, disk);
    begin(first, join);
    try {
      join.join();
    } catch (NoSuchFileException e) {
      throw new UploadGoneException();
    } finally {
      writing.remove(first, join);
    }
  }

  /// Reads the file of an upload whose bytes are all here, while no other request does.
  ///
  /// @throws UploadBusyException if another one does: that of a large file takes a while, and many
  ///   at once would take all threads
  public void alone(UploadId id, Reading reading) throws IOException {
    begin(id, WholeFile.READ);
    try {
      reading.read();
    } finally {
      writing.remove(id, WholeFile.READ);
    }
  }

  /// Makes way for a new request: a part to which no bytes come any more is ended, and what came of
  /// it is recorded. Returns whether anybody was writing, so that the offset may have moved.
  public boolean endStale(UploadId id) throws IOException {
    return endStale(id, PATIENCE);
  }

  boolean endStale(UploadId id, Duration patience) throws IOException {
    var writer = writing.get(id);
    if (writer == null) {
      return false;
    }
    if (writer.endIfStale(patience)) {
      writing.remove(id, writer);
    }
    return true;
  }

  /// The file of an upload.
  public Path find(UploadId id) {
    return shards.find(id.value(), ENDING);
  }

  /// Deletes the file of an upload, if it is here, and ends whoever is writing to it.
  public void delete(UploadId id) throws IOException {
    var writer = writing.get(id);
    if (writer != null) {
      writer.abandon();
    }
    Files.deleteIfExists(find(id));
  }

  Shards shards() {
    return shards;
  }

  private void begin(UploadId id, FileWriter writer) {
    if (writing.putIfAbsent(id, writer) != null) {
      throw new UploadBusyException();
    }
  }
}
