package org.fovea.pyramid.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes the entropy-coded segment of a baseline JPEG file (ITU-T T.81, F.1.2), after whatever
/// header it was given. Used by one thread, for one file after the other.
final class EntropyWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int ROW = BlockBatch.CAPACITY;

  /// No block is longer: 64 coefficients of at most 26 bits each, and a zero after each byte.
  private static final int MAX_BLOCK_BYTES = 64 * 4 * 2;

  private static final long EVERY_TOP = 0x80808080_80808080L;
  private static final long EVERY_ONE = 0x01010101_01010101L;

  private static final int END_OF_BLOCK = 0x00;
  private static final int SIXTEEN_ZEROS = 0xF0;

  private static final int[] OFFSETS = offsets();

  private byte[] bytes = new byte[1 << 16];
  private int position;
  private long bits; // the lowest `pending` bits are not written yet
  private int pending; // 0 to 63

  /// Starts a file.
  void start(byte[] header) {
    System.arraycopy(header, 0, bytes, 0, header.length);
    position = header.length;
    bits = 0;
    pending = 0;
  }

  /// Makes room for blocks to come.
  void reserve(int blocks) {
    if (bytes.length - position < blocks * MAX_BLOCK_BYTES) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + blocks * MAX_BLOCK_BYTES);
    }
  }

  /// Writes a block that repeats the mean of the one before and has nothing else.
  void writeFlat(HuffmanTable dc, HuffmanTable ac) {
    int code = dc.codes()[0];
    put(code >>> 5, code & 31);
    code = ac.codes()[END_OF_BLOCK];
    put(code >>> 5, code & 31);
  }

  /// Writes a block.
  ///
  /// @param values quantised coefficients of a [BlockBatch]
  /// @param block which one
  /// @param previous first coefficient of the component's block before, 0 if there is none
  /// @param nonzero bit `k` says that coefficient `k` in the order of the file is not zero
  void write(
      int[] values, int block, int previous, long nonzero, HuffmanTable dc, HuffmanTable ac) {
    putDifference(values[block] - previous, dc.codes());
    var codes = ac.codes();
    int last = 0;
    for (long rest = nonzero & ~1L; rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      int run = k - last - 1;
      last = k;
      while (run > 15) {
        put(codes[SIXTEEN_ZEROS] >>> 5, codes[SIXTEEN_ZEROS] & 31);
        run -= 16;
      }
      int value = values[OFFSETS[k] + block];
      int sign = value >> 31;
      int size = 32 - Integer.numberOfLeadingZeros((value ^ sign) - sign);
      int code = codes[run << 4 | size];
      put((code >>> 5) << size | ((value + sign) & ((1 << size) - 1)), (code & 31) + size);
    }
    if (last != 63) {
      put(codes[END_OF_BLOCK] >>> 5, codes[END_OF_BLOCK] & 31);
    }
  }

  /// Ends the file and returns it.
  byte[] finish() {
    if (pending > 0) { // fill the last byte with ones
      int fill = -pending & 7;
      put((1 << fill) - 1, fill);
    }
    for (; pending > 0; pending -= 8) {
      putByte((int) (bits >>> (pending - 8)) & 0xFF);
    }
    var file = Arrays.copyOf(bytes, position + 2);
    file[position] = (byte) 0xFF; // EOI
    file[position + 1] = (byte) 0xD9;
    return file;
  }

  private void putDifference(int difference, int[] codes) {
    int sign = difference >> 31;
    int size = 32 - Integer.numberOfLeadingZeros((difference ^ sign) - sign);
    int code = codes[size];
    put((code >>> 5) << size | ((difference + sign) & ((1 << size) - 1)), (code & 31) + size);
  }

  /// Appends bits.
  ///
  /// @param value the bits, nothing above them
  /// @param length 0 to 32
  private void put(long value, int length) {
    int free = Long.SIZE - pending;
    if (length < free) {
      bits = bits << length | value;
      pending += length;
    } else {
      pending = length - free;
      putWord(bits << free | value >>> pending);
      bits = value;
    }
  }

  private void putWord(long word) {
    if ((word & EVERY_TOP & ~(word + EVERY_ONE)) == 0) { // no byte of it is 0xFF
      LONG.set(bytes, position, word);
      position += Long.BYTES;
    } else {
      for (int shift = 56; shift >= 0; shift -= 8) {
        putByte((int) (word >>> shift) & 0xFF);
      }
    }
  }

  private void putByte(int value) {
    bytes[position++] = (byte) value;
    if (value == 0xFF) {
      bytes[position++] = 0; // else it would be a marker
    }
  }

  private static int[] offsets() {
    var offsets = new int[64];
    for (int k = 0; k < 64; k++) {
      offsets[k] = BlockBatch.place(JpegTables.ZIGZAG[k]) * ROW;
    }
    return offsets;
  }
}
