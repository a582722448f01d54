package org.fovea.service.upload;

import java.io.IOException;
import java.io.InputStream;

/// The body of a request as it comes over a network: in packets, and at some byte it may break.
final class Transfer extends InputStream {
  private final byte[] bytes;
  private final int packetBytes;
  private final int breakAt;
  private int position;

  private Transfer(byte[] bytes, int packetBytes, int breakAt) {
    this.bytes = bytes;
    this.packetBytes = packetBytes;
    this.breakAt = breakAt;
  }

  /// A body that comes in whole.
  static Transfer of(byte[] bytes) {
    return new Transfer(bytes, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /// The same, so many bytes at a time.
  Transfer inPacketsOf(int sizeBytes) {
    return new Transfer(bytes, sizeBytes, breakAt);
  }

  /// The same, but the connection breaks after so many bytes.
  Transfer breakingAfter(int count) {
    return new Transfer(bytes, packetBytes, count);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    requireConnection();
    if (position == bytes.length) {
      return -1;
    }
    int until = Math.min(bytes.length, breakAt);
    int count = Math.min(Math.min(length, packetBytes), until - position);
    System.arraycopy(bytes, position, buffer, from, count);
    position += count;
    return count;
  }

  /// As servers do, looks at the connection, and fails if it is broken.
  @Override
  public int available() throws IOException {
    requireConnection();
    return bytes.length - position;
  }

  private void requireConnection() throws IOException {
    if (position >= breakAt) {
      throw new IOException("connection reset");
    }
  }
}
