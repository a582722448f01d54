package org.fovea.it;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Gives bytes away at about ten mebibytes a second, so that there is a middle to be killed in.
final class SlowBytes extends InputStream {
  private final byte[] bytes;
  private int position;

  SlowBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return position < bytes.length ? bytes[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (position == bytes.length) {
      return -1;
    }
    LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, into, offset, count);
    position += count;
    return count;
  }
}
