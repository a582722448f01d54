package org.fovea.launcher.scan;

import java.util.Arrays;

/// A run of base64 of either alphabet (RFC 4648, sections 4 and 5), over line breaks.
final class Base64Run implements Decoder {
  private static final byte[] VALUES = values();
  private final Unpacked out;
  private int bits;
  private int bitCount;

  Base64Run(Unpacked out) {
    this.out = out;
  }

  static boolean isDigit(byte character) {
    return VALUES[character & 0xff] >= 0;
  }

  @Override
  public boolean take(byte[] buffer, int from, int to) {
    byte[] unpacked = out.buffer();
    int count = 0;
    for (int offset = from; offset < to; offset++) {
      int value = VALUES[buffer[offset] & 0xff];
      if (value >= 0) {
        bits = (bits << 6) | value;
        bitCount += 6;
        if (bitCount >= 8) {
          bitCount -= 8;
          unpacked[count++] = (byte) (bits >> bitCount);
        }
        if (count == unpacked.length) {
          if (!out.take(unpacked, 0, count)) {
            return false;
          }
          count = 0;
        }
      } else if (buffer[offset] != '\r' && buffer[offset] != '\n') {
        if (count > 0) {
          out.take(unpacked, 0, count);
        }
        out.complete();
        return false;
      }
    }
    return count == 0 || out.take(unpacked, 0, count);
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    var digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int value = 0; value < digits.length(); value++) {
      values[digits.charAt(value)] = (byte) value;
    }
    values['-'] = 62;
    values['_'] = 63;
    return values;
  }

  @Override
  public void close() {
    out.end();
  }
}
