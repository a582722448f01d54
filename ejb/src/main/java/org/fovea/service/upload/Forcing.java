package org.fovea.service.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A file on its way to the disk while its writer goes on: a disk and a network that take turns are
/// each idle for half of the time.
final class Forcing {
  private final long end;
  private final FutureTask<Void> task;

  private Forcing(FileChannel file, long end) {
    this.end = end;
    this.task =
        new FutureTask<>(() -> {
          file.force(true);
          return null;
        });
  }

  /// Begins to force what has been written.
  ///
  /// @param end offset behind the last byte written
  static Forcing begin(FileChannel file, long end) {
    var forcing = new Forcing(file, end);
    Thread.ofVirtual().start(forcing.task); // it needs nothing of the container
    return forcing;
  }

  /// Offset in the file up to which all is on disk once it is over.
  long end() {
    return end;
  }

  boolean isOver() {
    return task.isDone();
  }

  /// Waits for the disk.
  ///
  /// @throws IOException if the force failed; then it is not known what is on disk
  void await() throws IOException {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new IOException("the file was not forced to disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
