package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Unpacks PackBits (TIFF 6.0, section 9): runs of one byte and stretches of different ones. Used
/// by one thread.
final class TiffPackBits extends InputStream {
  private final TiffInput input;
  private int left;
  private int repeated; // the byte of a run, or -1 in a stretch

  TiffPackBits(TiffInput input) {
    this.input = input;
  }

  /// Starts with the block that the input was opened at.
  void open() {
    left = 0;
  }

  @Override
  public int read() throws IOException {
    if (left == 0 && !next()) {
      return -1;
    }
    left--;
    return repeated < 0 ? input.read() : repeated;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (left == 0 && !next()) {
      return -1;
    }
    int taken = Math.min(count, left);
    if (repeated < 0) {
      taken = input.read(target, from, taken);
    } else {
      Arrays.fill(target, from, from + taken, (byte) repeated);
    }
    left -= Math.max(0, taken);
    return taken;
  }

  private boolean next() throws IOException {
    int head = input.read();
    while (head == 128) { // means nothing
      head = input.read();
    }
    if (head < 0) {
      return false;
    }
    boolean run = head > 128;
    left = run ? 257 - head : head + 1;
    repeated = run ? input.read() : -1;
    return !run || repeated >= 0;
  }
}
