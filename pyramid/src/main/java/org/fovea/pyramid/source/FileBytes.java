package org.fovea.pyramid.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Numbers at byte offsets of a file, for reading headers. Reads ahead a little, holds nothing
/// more; reading past the end is the file's fault, not ours. Used by one thread.
public final class FileBytes implements AutoCloseable {
  private static final int WINDOW_BYTES = 64 << 10;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowStart;

  private FileBytes(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  public static FileBytes open(Path path) throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new FileBytes(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Returns the length of the file in bytes.
  public long size() {
    return size;
  }

  public void order(ByteOrder order) {
    window.order(order);
  }

  /// Returns an unsigned byte.
  ///
  /// @throws MalformedImageException if the file ends before it, as for all methods here
  public int u8(long at) throws IOException {
    return window.get(locate(at, 1)) & 0xFF;
  }

  public int u16(long at) throws IOException {
    return window.getShort(locate(at, 2)) & 0xFFFF;
  }

  public long u32(long at) throws IOException {
    return window.getInt(locate(at, 4)) & 0xFFFF_FFFFL;
  }

  /// Returns a 64-bit number; values beyond 2^63 - 1 are malformed, for no file is that long.
  public long u64(long at) throws IOException {
    long value = window.getLong(locate(at, 8));
    if (value < 0) {
      throw new MalformedImageException(at, "a number in the file's header is impossibly large");
    }
    return value;
  }

  /// Returns the 64 bits of a signed or floating-point number.
  public long bits64(long at) throws IOException {
    return window.getLong(locate(at, 8));
  }

  /// Reads bytes until a buffer is full. Unlike the other methods this one may be called by many
  /// threads.
  public void read(long at, ByteBuffer target) throws IOException {
    long from = at - target.position();
    while (target.hasRemaining()) {
      if (at < 0 || channel.read(target, from + target.position()) < 0) {
        throw endsEarly();
      }
    }
  }

  /// Returns bytes; the caller has checked that `length` is reasonable.
  public byte[] bytes(long at, int length) throws IOException {
    if (at < 0 || at > size - length) {
      throw endsEarly();
    }
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw endsEarly();
      }
    }
    return bytes.array();
  }

  /// Returns up to `length` bytes from the start, fewer if the file is shorter.
  public byte[] head(int length) throws IOException {
    return bytes(0, (int) Math.min(length, size));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int locate(long at, int length) throws IOException {
    if (at < 0 || at > size - length) {
      throw endsEarly();
    }
    if (at < windowStart || at + length > windowStart + window.limit()) {
      window.clear();
      windowStart = at;
      while (window.hasRemaining() && channel.read(window, at + window.position()) > 0) {}
      window.flip();
      if (window.limit() < length) {
        throw endsEarly();
      }
    }
    return (int) (at - windowStart);
  }

  private MalformedImageException endsEarly() {
    return new MalformedImageException(size, "the file ends early");
  }
}
