package org.fovea.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.fovea.launcher.process.ProcessRecords;

/// Lets only one `up` at a time work on one home folder. The system gives the lock back however the
/// holder ends; the record tells who holds it.
final class UpLock implements AutoCloseable {
  private static final String KEY = "launcher";
  private final FileChannel channel;
  private final FileLock lock;
  private final ProcessRecords records;

  private UpLock(FileChannel channel, FileLock lock, ProcessRecords records) {
    this.channel = channel;
    this.lock = lock;
    this.records = records;
  }

  /// Takes the lock; empty if another process has it.
  static Optional<UpLock> tryTake(Path folder) {
    try {
      var channel =
          FileChannel.open(
              folder.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      var records = new ProcessRecords(folder);
      records.record(KEY, ProcessHandle.current());
      return Optional.of(new UpLock(channel, lock, records));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Finds the `up` that runs now.
  static Optional<ProcessHandle> findHolder(Path folder) {
    return new ProcessRecords(folder).findAlive(KEY);
  }

  @Override
  public void close() {
    try {
      records.forget(KEY);
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
