package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.io.InputStream;
import org.fovea.pyramid.source.MalformedImageException;

/// Unpacks LZW as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, the high bit first,
/// one code longer a step earlier than needed; and the form of before TIFF 6.0: the low bit first,
/// longer when needed. Used by one thread.
final class TiffLzw extends InputStream {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int CODES = 4096;
  private static final int FIRST_BITS = 9;
  private static final int MOST_BITS = 12;
  private static final int OUTPUT_BYTES = 16 << 10;

  private final TiffInput input;
  private final short[] prefixes = new short[CODES];
  private final byte[] suffixes = new byte[CODES];
  private final byte[] firsts = new byte[CODES];
  private final int[] lengths = new int[CODES];
  private final byte[] output = new byte[OUTPUT_BYTES + CODES];
  private int position;
  private int limit;
  private int early = 1; // how many codes before the need a code grows longer; 0 in the old form
  private boolean ended;
  private long bits;
  private int bitCount;
  private int codeBits;
  private int codes;
  private int previous;

  TiffLzw(TiffInput input) {
    this.input = input;
    for (int code = 0; code < CLEAR; code++) {
      suffixes[code] = (byte) code;
      firsts[code] = (byte) code;
      lengths[code] = 1;
    }
  }

  /// Starts with the block that the input was opened at.
  void open() throws IOException {
    position = 0;
    limit = 0;
    ended = false;
    bits = 0;
    bitCount = 0;
    codeBits = FIRST_BITS;
    codes = END + 1;
    previous = -1;
    // Both forms begin with the code 256, which tells them apart.
    int first = input.read();
    int second = input.read();
    if (second < 0) {
      ended = true;
      return;
    }
    boolean old = first == 0 && (second & 1) == 1;
    early = old ? 0 : 1;
    bits = old ? (second << 8) | first : (first << 8) | second;
    bitCount = 16;
  }

  @Override
  public int read() throws IOException {
    return position == limit && !fill() ? -1 : output[position++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (position == limit && !fill()) {
      return -1;
    }
    int taken = Math.min(count, limit - position);
    System.arraycopy(output, position, target, from, taken);
    position += taken;
    return taken;
  }

  /// Unpacks some more. The state is in local variables while it works, which doubles the speed.
  private boolean fill() throws IOException {
    position = 0;
    int at = 0;
    int width = codeBits;
    int free = codes;
    int last = previous;
    while (!ended && at < OUTPUT_BYTES) {
      int code = nextCode(width);
      if (code == END || code < 0) {
        ended = true;
      } else if (code == CLEAR) {
        width = FIRST_BITS;
        free = END + 1;
        last = -1;
      } else {
        if (code > free || (code == free && last < 0)) {
          throw new MalformedImageException(
              input.offset(), "the LZW data of the TIFF file hold a code that is not yet defined");
        }
        if (last >= 0 && free < CODES) {
          // The string of the code before and the first byte of this one's.
          prefixes[free] = (short) last;
          firsts[free] = firsts[last];
          suffixes[free] = firsts[code == free ? last : code];
          lengths[free] = lengths[last] + 1;
          free++;
          if (free + early == 1 << width && width < MOST_BITS) {
            width++;
          }
        }
        at = write(code, at);
        last = code;
      }
    }
    codeBits = width;
    codes = free;
    previous = last;
    limit = at;
    return limit > 0;
  }

  /// Returns the next code, or -1 at the end.
  private int nextCode(int width) throws IOException {
    while (bitCount < width) {
      int next = input.read();
      if (next < 0) {
        return -1;
      }
      bits = early == 0 ? bits | ((long) next << bitCount) : (bits << 8) | next;
      bitCount += 8;
    }
    bitCount -= width;
    int mask = (1 << width) - 1;
    if (early == 0) {
      int code = (int) bits & mask;
      bits >>>= width;
      return code;
    }
    return (int) (bits >>> bitCount) & mask;
  }

  /// Writes the string of a code and returns where the next one goes.
  private int write(int code, int start) {
    int length = lengths[code];
    int rest = code;
    for (int at = start + length - 1; at >= start; at--) {
      output[at] = suffixes[rest];
      rest = prefixes[rest];
    }
    return start + length;
  }
}
