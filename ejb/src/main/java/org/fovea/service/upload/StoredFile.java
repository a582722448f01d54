package org.fovea.service.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file of an upload, opened by the only one who may write to it.
final class StoredFile {
  private StoredFile() {}

  /// Opens a file to go on at `offset`, cuts off what is beyond it, and keeps others out, on this
  /// node and on those that share the file system, until the channel is closed.
  ///
  /// @throws UploadBusyException if somebody else has it open
  /// @throws OffsetMismatchException if `offset` is not the recorded one any more; nothing is cut
  static FileChannel open(Path path, long offset, UploadStore.Ledger ledger) throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean ready = false;
    try {
      lock(channel);
      // until the lock was held another request could move the offset on: cut off nothing of it
      ledger.record(offset, offset);
      if (channel.size() < offset) {
        throw new IOException(path.getFileName() + " is shorter on disk than was recorded");
      }
      channel.truncate(offset);
      channel.position(offset);
      ready = true;
      return channel;
    } finally {
      if (!ready) {
        channel.close();
      }
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new UploadBusyException();
      }
    } catch (OverlappingFileLockException e) {
      throw new UploadBusyException();
    }
  }
}
