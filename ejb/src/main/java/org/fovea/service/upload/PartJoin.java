package org.fovea.service.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.fovea.model.upload.UploadId;

/// Makes one file of the parts of a final upload: the bytes of the others go behind those of the
/// first, whose file stays where it is.
///
/// The copying is left to the kernel, which shares the blocks where the file system can. How far it
/// has come is recorded as with bytes from a client, so a kill in the middle costs one step. Each
/// part goes when it is joined, so all need no more room than the largest of them once more.
final class PartJoin implements FileWriter {
  /// How many bytes are joined before they are forced to disk and recorded.
  private static final long STEP = 64 << 20;

  private final List<PartFile> parts;
  private final Function<UploadId, Path> places;
  private final UploadStore.Ledger ledger;
  private final DiskSpace disk;
  private long joined;

  /// @param parts in order
  /// @param places where the file of an upload stands
  /// @param joinedBytes how many bytes are joined and recorded: those of the first part at least
  PartJoin(
      List<PartFile> parts,
      Function<UploadId, Path> places,
      long joinedBytes,
      UploadStore.Ledger ledger,
      DiskSpace disk) {
    this.parts = parts;
    this.places = places;
    this.ledger = ledger;
    this.disk = disk;
    this.joined = joinedBytes;
  }

  /// Joins what is not joined yet. See [UploadStore#join].
  void join() throws IOException {
    try (var whole = StoredFile.open(places.apply(first()), joined, ledger)) {
      long end = 0;
      for (int i = 0; i < parts.size(); i++) {
        var part = parts.get(i);
        long begin = end;
        end += part.lengthBytes();
        if (joined < end) {
          add(whole, part, begin);
        }
        deleteIfDone(i);
      }
    }
  }

  /// Nobody waits for a client here.
  @Override
  public boolean endIfStale(Duration patience) {
    return false;
  }

  /// A join that goes on finds its upload gone when it records the next step.
  @Override
  public void abandon() {}

  private UploadId first() {
    return parts.getFirst().upload();
  }

  private void add(FileChannel whole, PartFile part, long begin) throws IOException {
    disk.require(begin + part.lengthBytes() - joined);
    if (part.upload().equals(first())) {
      copy(
          whole, whole, part, begin); // opened once more, closing it would give up the lock (POSIX)
      return;
    }
    try (var source = FileChannel.open(places.apply(part.upload()), StandardOpenOption.READ)) {
      copy(source, whole, part, begin);
    }
  }

  private void copy(FileChannel source, FileChannel whole, PartFile part, long begin)
      throws IOException {
    long end = begin + part.lengthBytes();
    while (joined < end) {
      long until = Math.min(end, joined + STEP);
      for (long at = joined; at < until; ) {
        long count = source.transferTo(at - begin, until - at, whole);
        if (count == 0) {
          throw new IOException("part " + part.upload() + " is shorter on disk than was recorded");
        }
        at += count;
      }
      whole.force(true);
      ledger.record(joined, until);
      joined = until;
    }
  }

  /// The file of the first part is the whole's; another one may come once more.
  private void deleteIfDone(int index) throws IOException {
    var upload = parts.get(index).upload();
    boolean again =
        parts.subList(index + 1, parts.size()).stream()
            .anyMatch(later -> later.upload().equals(upload));
    if (!again && !upload.equals(first())) {
      Files.deleteIfExists(places.apply(upload));
    }
  }
}
