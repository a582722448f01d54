package org.fovea.hub.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.IntConsumer;

/// A part of a file as it is sent: no faster than the bandwidth allows, and never whole in memory.
final class PartStream extends InputStream {
  private static final int STEP = 64 << 10;

  private final FileChannel file;
  private final Bandwidth bandwidth;
  private final IntConsumer sent;
  private long position;
  private long left;

  /// @param range which part; a file that is shorter ends it early
  /// @param sent is told of all bytes that go
  PartStream(FileChannel file, Range range, Bandwidth bandwidth, IntConsumer sent) {
    this.file = file;
    this.bandwidth = bandwidth;
    this.sent = sent;
    this.position = range.offset();
    this.left = range.length();
  }

  /// Some bytes of a file.
  record Range(long offset, long length) {}

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    var target = ByteBuffer.wrap(bytes, offset, (int) Math.min(Math.min(length, STEP), left));
    int count = file.read(target, position);
    if (count < 0) {
      return -1;
    }
    try {
      bandwidth.take(count);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the hub stops");
    }
    position += count;
    left -= count;
    sent.accept(count);
    return count;
  }
}
