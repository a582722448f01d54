package org.fovea.pyramid.strip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.OutputException;

/// The copy that is being written, in its place with `.part` behind. What is not written is zero.
final class StripOutput implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;

  private final Path path;
  private final Path part;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long end;

  private StripOutput(Path path, Path part, FileChannel channel) {
    this.path = path;
    this.part = part;
    this.channel = channel;
  }

  /// Starts a file; what is there stays there until [#finish].
  static StripOutput create(Path path) throws OutputException {
    var part = path.resolveSibling(path.getFileName() + ".part");
    try {
      var channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING); // what a process left when it was killed
      return new StripOutput(path, part, channel);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Returns the bytes so far.
  long size() {
    return end;
  }

  /// Appends bytes.
  void append(byte[] bytes) throws OutputException {
    write(end, ByteBuffer.wrap(bytes));
  }

  /// Appends bytes of a file.
  void append(FileBytes file, long at, long length) throws IOException {
    copy(file, at, end, length);
  }

  /// Writes bytes at a place.
  void put(long at, byte[] bytes) throws OutputException {
    write(at, ByteBuffer.wrap(bytes));
  }

  /// Copies bytes of a file to the same place.
  void copy(FileBytes file, long at, long length) throws IOException {
    copy(file, at, at, length);
  }

  /// Makes the file as long as another one.
  void reach(long bytes) throws OutputException {
    if (bytes > end) {
      write(bytes - 1, ByteBuffer.allocate(1));
    }
  }

  private void copy(FileBytes file, long at, long to, long length) throws IOException {
    for (long done = 0; done < length; ) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, length - done));
      file.read(at + done, buffer);
      buffer.flip();
      int count = buffer.remaining();
      write(to + done, buffer);
      done += count;
    }
  }

  private void write(long at, ByteBuffer bytes) throws OutputException {
    long to = at;
    try {
      while (bytes.hasRemaining()) {
        to += channel.write(bytes, to);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    end = Math.max(end, to);
  }

  /// Forces the file to disk and puts it in its place.
  void finish() throws OutputException {
    try {
      channel.force(true);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Closes the file, and deletes it if it is not finished.
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }

  private static OutputException failed(IOException cause) {
    return new OutputException("the copy", cause);
  }
}
