package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.fovea.pyramid.source.FileBytes;

/// The bytes of one block after the other, read at their places in the file, which other threads
/// may read too. Used by one thread.
final class TiffInput extends InputStream {
  private static final int BUFFER_BYTES = 32 << 10;

  private final FileBytes file;
  private final boolean lowBitFirst;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long next;
  private long left;

  /// @param lowBitFirst whether the bits of each byte are in reverse order (fill order 2)
  TiffInput(FileBytes file, boolean lowBitFirst) {
    this.file = file;
    this.lowBitFirst = lowBitFirst;
  }

  /// Goes to another block.
  void open(TiffBlocks.Range range) {
    next = range.at();
    left = range.length();
    position = 0;
    limit = 0;
  }

  /// Returns the offset in the file of the byte that comes next.
  long offset() {
    return next - (limit - position);
  }

  @Override
  public int read() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (position == limit && count >= BUFFER_BYTES && left >= count) {
      load(target, from, count);
      return count;
    }
    if (position == limit && !fill()) {
      return -1;
    }
    int taken = Math.min(count, limit - position);
    System.arraycopy(buffer, position, target, from, taken);
    position += taken;
    return taken;
  }

  private boolean fill() throws IOException {
    if (left == 0) {
      return false;
    }
    int count = (int) Math.min(left, BUFFER_BYTES);
    load(buffer, 0, count);
    position = 0;
    limit = count;
    return true;
  }

  private void load(byte[] target, int from, int count) throws IOException {
    file.read(next, ByteBuffer.wrap(target, from, count));
    next += count;
    left -= count;
    if (lowBitFirst) {
      for (int i = from; i < from + count; i++) {
        target[i] = (byte) (Integer.reverse(target[i]) >>> 24);
      }
    }
  }
}
