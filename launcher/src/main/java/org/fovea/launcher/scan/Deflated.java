package org.fovea.launcher.scan;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A deflate stream (RFC 1951), with or without the header of zlib (RFC 1950).
final class Deflated implements Decoder {
  private final Unpacked out;
  private final boolean nowrap;
  private final Inflater inflater;

  /// @param nowrap whether the stream has no zlib header
  Deflated(Unpacked out, boolean nowrap) {
    this.out = out;
    this.nowrap = nowrap;
    this.inflater = out.inspection().borrow(nowrap);
  }

  @Override
  public boolean take(byte[] buffer, int from, int to) {
    inflater.setInput(buffer, from, to - from);
    byte[] unpacked = out.buffer();
    while (true) {
      long before = inflater.getBytesWritten();
      boolean intact = true;
      try {
        inflater.inflate(unpacked);
      } catch (DataFormatException e) {
        intact = false; // what came out before the damage is looked at all the same
      }
      int count = Math.toIntExact(inflater.getBytesWritten() - before);
      if (count > 0 && !out.take(unpacked, 0, count)) {
        return false;
      }
      if (!intact || inflater.needsDictionary()) {
        return false;
      }
      if (inflater.finished()) {
        out.complete();
        return false;
      }
      if (count == 0 && inflater.needsInput()) {
        return true;
      }
    }
  }

  @Override
  public void close() {
    out.end();
    out.inspection().giveBack(inflater, nowrap);
  }
}
